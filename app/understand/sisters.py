"""Applying for something and following the case: two services of one category, often named by one.

Bygga och bo and Äldreomsorg have a service for each; a question that speaks of both, or of the case
alone after the application, means the second too.
"""

import re

from app.understand.parsed import ServiceMention
from corpus.load import Corpus
from corpus.types import ServiceId

FOLLOWED = "Följa handläggningsprocessen"
FOLLOWING = re.compile(
    r"(?<!inte )(?<!ej )(?<!\w)(följa|uppfölj\w*|handläggning\w*|ärendets gång"
    r"|hur (det|ärendet|handläggningen) går)"
)
APPLYING = re.compile(r"ansök|söka")


def followed(corpus: Corpus, category: str) -> ServiceId | None:
    """The service of a category by which a case can be followed, if it has one."""
    return next(
        (
            s.service
            for s in corpus.services
            if s.service.category == category and s.service.name.startswith(FOLLOWED)
        ),
        None,
    )


def _application(corpus: Corpus, category: str) -> ServiceId | None:
    names = (s.service for s in corpus.services if s.service.category == category)
    return next((s for s in names if s.name.startswith("Ansök")), None)


def with_sisters(
    corpus: Corpus, services: tuple[ServiceMention, ...], cues: frozenset[str], text: str
) -> tuple[ServiceMention, ...]:
    """The services named, with or replaced by the one that the words mean beside it.

    "Hur många fler tar emot bygglovsansökan än låter en se hur ärendet går" names both; after
    "mamma har sökt äldreomsorg." the question "kan man följa handläggningen?" names the second.
    """
    if len(services) != 1 or not FOLLOWING.search(text):
        return services
    category = services[0].services[0].category
    comparing = any(c.startswith("compare.") for c in cues)
    if all(s.name.startswith(FOLLOWED) for s in services[0].services):
        first = _application(corpus, category)
        both = comparing and len(services[0].services) == 1 and APPLYING.search(text)
        return (ServiceMention((first,), first.name, ()), *services) if first and both else services
    sister = followed(corpus, category)
    if sister is None or not all(s.name.startswith("Ansök") for s in services[0].services):
        return services
    mention = ServiceMention((sister,), sister.name, ())
    if comparing:
        return (*services, mention)
    asked = re.split(r"(?<=[.!?]) ", text)[-1]
    later = FOLLOWING.search(asked) and asked != text and not APPLYING.search(asked)
    return (mention,) if later else services
