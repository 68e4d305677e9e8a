"""Facts that only light words name: "minst en e-tjänst", "ingen e-tjänst"."""

import re
from collections.abc import Iterable

from index.vocabulary import Mention, Unit

NO_SERVICE = re.compile(
    r"(?<!\w)(ingen|inga|inte (har )?(någon|några|en enda|en)|inte ens en|noll"
    r"|(helt )?utan( en| någon| några)?|saknar helt|helt saknar|saknar alla|saknar varje)"
    r" (enda )?(\w+ )?(av (de|dessa|dem)( där)? )?(\d+ )?(\w+ )?(e-)?tjänst(?!.{0,40} (där|som))"
    r"(?!\w* (för|till|inom) )"
)
SOME_SERVICE = re.compile(
    r"(?<!\w)(minst en|åtminstone en|någon|en eller flera|minst någon|någon eller några"
    r"|över huvud taget någon)"
    r" (enda )?(av (de|dessa|dem|enkätens) )?(\d+ )?(\w+ )?(e-)?tjänst(?!.{0,40} (där|som))"
)


def any_service(text: str) -> Iterable[Mention]:
    """Facts that only light words name: "minst en e-tjänst" and "ingen e-tjänst"."""
    for pattern, fact in ((NO_SERVICE, "e-tjanst-ingen"), (SOME_SERVICE, "e-tjanst-nagon")):
        if (match := pattern.search(text)) and "kommun" in text:
            yield Mention((Unit("fakta", fact),), match.group(), (), 4.0)
            return
