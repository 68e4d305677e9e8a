"""`python -m index.train`: make the shipped embedding model from written questions.

A static model (word pieces, a vector each, a text is their mean) learns which everyday words mean
which unit of the report: a thesaurus of this field, no language model. The weights are the
artefact: the tokenizer's trainer and its dropout are not repeatable, so a new run gives another,
equally good model. Recall on questions that were kept out is printed and goes into the card.
"""

import argparse
import math
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from torch import Tensor
from torch.nn import EmbeddingBag
from torch.nn import functional as F

from index.card import Run, measure, write_card
from index.encoder import SHIPPED
from index.material import Example, Material, material_of, noisy, target
from index.questions import NULL, split, written_questions

NULL_TEXT = "Frågan besvaras inte i rapporten"
UNSEEN = 0.3  # start length of pieces that no training text has
NEVER = -1e4  # a logit that takes no part


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a training run, with the reasons for their values."""

    pieces: int = 3_000  # 16 000 with a word list were no better on unseen words, at 17 MB
    dimensions: int = 256  # 128 and 512 were within chance
    epochs: int = 30  # 10 was a little worse, 60 no better
    batch: int = 96
    rate: float = 2e-2
    warm_up: float = 0.05
    scale: float = 20.0  # sharpness of the softmax over cosines
    piece_dropout: float = 0.2  # words are spelled in other pieces; worth .05 on unseen words
    token_dropout: float = 0.0
    respell_every: int = 8  # steps between new spellings of the units, which take most of the time
    paraphrase_weight: float = 0.25
    synonym_weight: float = 0.5
    seed: int = 2011


def train_tokenizer(texts: Sequence[str], pieces: int) -> Tokenizer:
    """Byte-pair pieces over lower-case words."""
    tokenizer = Tokenizer(models.BPE(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Whitespace(), pre_tokenizers.Digits(individual_digits=False)]
    )
    trainer = trainers.BpeTrainer(vocab_size=pieces, special_tokens=["[UNK]"], show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


class Trainer:
    """A tokenizer and a table of vectors that learn together: the state of one run."""

    def __init__(self, material: Material, recipe: Recipe | None = None) -> None:
        """Start from random vectors, longer for rarer pieces."""
        self.recipe = recipe or Recipe()
        torch.manual_seed(self.recipe.seed)
        torch.set_num_threads(1)
        self.draw = random.Random(self.recipe.seed)
        self.material = material
        self.tokenizer = train_tokenizer(material.texts(), self.recipe.pieces)
        self.table = EmbeddingBag(
            self.tokenizer.get_vocab_size(), self.recipe.dimensions, mode="mean"
        )
        self.table.weight.data = self._start()
        self.units = {**material.units, NULL: NULL_TEXT}
        self.column = {unit: at for at, unit in enumerate(self.units)}
        self.sharing = material.sharing()
        self.named = [term for term in material.terms if term.name]
        self.paraphrases: dict[str, list[str]] = defaultdict(list)
        for question in material.questions:
            self.paraphrases[target(question.unit)].append(question.text)

    def _start(self) -> Tensor:
        encoded = self.tokenizer.encode_batch(self.material.texts(), add_special_tokens=False)
        seen = Counter(piece for e in encoded for piece in set(e.ids))
        total, size = len(encoded), self.tokenizer.get_vocab_size()
        length = torch.full((size, 1), UNSEEN)
        for piece, count in seen.items():
            length[piece] = 3 * math.log(1 + total / count) / math.log(1 + total)
        start: Tensor = torch.randn(size, self.recipe.dimensions) * length
        return start / math.sqrt(self.recipe.dimensions)

    def run(self) -> None:
        """All epochs; afterwards the tokenizer spells each word in one way only."""
        recipe = self.recipe
        optimizer = torch.optim.Adam(self.table.parameters(), lr=recipe.rate)
        an_epoch = math.ceil(len(self.material.examples(self.draw)) / recipe.batch)
        steps = an_epoch * recipe.epochs
        warm = max(1, int(recipe.warm_up * steps))
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda s: min((s + 1) / warm, (steps - s) / max(1, steps - warm))
        )
        self.tokenizer.model.dropout = recipe.piece_dropout
        for step, batch in enumerate(self._batches()):
            if step % recipe.respell_every == 0:
                units = self.spell(list(self.units.values()))
            loss = self.loss(batch, units)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
        self.tokenizer.model.dropout = None

    def _batches(self) -> "list[Sequence[Example]]":
        size = self.recipe.batch
        found: list[Sequence[Example]] = []
        for _ in range(self.recipe.epochs):
            examples = self.material.examples(self.draw)
            found.extend(examples[at : at + size] for at in range(0, len(examples), size))
        return found

    def spell(self, texts: Sequence[str]) -> list[list[int]]:
        """Pieces of texts, as they fall this time."""
        encoded = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [e.ids or [0] for e in encoded]

    def encode(self, spelled: Sequence[Sequence[int]]) -> Tensor:
        """Vectors of length 1; some pieces are left out while training."""
        drop = self.recipe.token_dropout
        kept = [[p for p in ids if self.draw.random() >= drop] or ids for ids in spelled]
        offsets = torch.tensor(np.cumsum([0, *(len(ids) for ids in kept[:-1])]))
        return F.normalize(self.table(torch.tensor([p for ids in kept for p in ids]), offsets))

    def loss(self, batch: Sequence[Example], units: Sequence[Sequence[int]]) -> Tensor:
        """Questions against every unit, against other questions, and terms against names."""
        asked = self.encode(self.spell([noisy(e.text, self.draw) for e in batch]))
        gold = torch.tensor([self.column[e.unit] for e in batch])
        mask = torch.zeros(len(batch), len(self.units))
        for row, example in enumerate(batch):
            for unit in example.also & self.column.keys():
                mask[row, self.column[unit]] = NEVER
        scale = self.recipe.scale
        total = F.cross_entropy(scale * asked @ self.encode(units).T + mask, gold)
        twins = [self.draw.choice(self.paraphrases.get(e.unit) or [e.text]) for e in batch]
        # A column that holds the same unit, or one that is right as well, is no mistake.
        against = mask[:, gold] + NEVER * (gold[:, None] == gold[None, :])
        against.fill_diagonal_(0.0)
        logits = scale * asked @ self.encode(self.spell(twins)).T + against
        total = total + self.recipe.paraphrase_weight * F.cross_entropy(
            logits, torch.arange(len(batch))
        )
        return total + self.recipe.synonym_weight * self._synonyms()

    def _synonyms(self) -> Tensor:
        """Terms against the printed names of what they mean."""
        terms = self.named
        drawn = self.draw.sample(terms, min(self.recipe.batch, len(terms)))
        chosen = {term.name: term for term in drawn}
        if not chosen:
            return torch.zeros(())
        names = list(chosen)
        said = self.encode(self.spell([noisy(t.text, self.draw) for t in chosen.values()]))
        logits = self.recipe.scale * said @ self.encode(self.spell(names)).T
        mask = torch.tensor(
            [
                [NEVER if n != t.name and n in self.sharing[t.text] else 0.0 for n in names]
                for t in chosen.values()
            ]
        )
        return F.cross_entropy(logits + mask, torch.arange(len(names)))

    def save(self, folder: Path) -> None:
        """As a sentence-transformers folder that anyone may read."""
        weights = self.table.weight.detach().numpy().astype(np.float32)
        static = StaticEmbedding(self.tokenizer, embedding_weights=weights)
        model: Any = SentenceTransformer(modules=[static, Normalize()], device="cpu")
        model.save(str(folder), create_model_card=False)
        for path in folder.rglob("*"):
            if path.is_file():
                path.chmod(0o644)  # the library makes the weights unreadable for others


def main() -> None:
    """Train on all questions but the validation split, save, measure, write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SHIPPED, help="folder of the model")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    options = parser.parse_args()
    began = time.perf_counter()
    questions = written_questions()
    training, held = split(questions)
    trainer = Trainer(material_of(training), Recipe(epochs=options.epochs))
    trainer.run()
    trainer.save(options.out)
    seconds = time.perf_counter() - began
    figures = measure(options.out, trainer.material, questions)
    pieces, dimensions = trainer.table.num_embeddings, trainer.table.embedding_dim
    run = Run(trainer.material, len(held), pieces, dimensions, seconds)
    write_card(options.out, figures, run)
    sys.stdout.write(f"{figures}\n{seconds:.0f} s, {len(training)} questions\n")


if __name__ == "__main__":
    main()
