"""What the reading of a phrase rests on."""

from kg.extract.discourse import Discourse, Seen
from kg.extract.meaning import Ground, Meaning
from kg.model import Antecedent, Entity, Extent, Kind, Mention, Recall, Words
from tests import factory

THE_TOWN = Mention("the town", 40, 48)
WORDS = Words("text", "Raqqa", 10, 15)


def test_words_that_mean_a_place_again_rest_on_the_words_before() -> None:
    seen = Seen(factory.RAQQA, 0, 10, words=WORDS)
    meaning = Meaning.again(seen, THE_TOWN, Ground.CLASS, Extent.PART)
    assert meaning == Meaning(
        factory.RAQQA, THE_TOWN, Ground.CLASS, Extent.PART, Antecedent(Recall.BEFORE, WORDS)
    )
    assert meaning.argument.entity == factory.RAQQA


def test_words_may_rest_on_a_name_that_follows() -> None:
    discourse = Discourse(ahead=[Seen(factory.RAQQA, 1, 70, words=WORDS)])
    seen = discourse.coming(0, Kind.SETTLEMENT)
    assert seen is not None
    assert Meaning.again(seen, THE_TOWN, Ground.CLASS).rests_on == Antecedent(Recall.LATER, WORDS)


def test_the_country_of_a_report_rests_on_the_first_words_that_speak_of_it() -> None:
    first, second = Words("title", "Moscow", 0, 6), Words("text", "Russia", 9, 15)
    moscow = Entity("moscow", "Moscow", Kind.SETTLEMENT, country="russia")
    ahead = [
        Seen(moscow, 0, 0, words=first),
        Seen(Entity("russia", "Russia", Kind.STATE), 1, 9, words=second),
    ]
    assert Discourse(ahead, ("russia",)).of_country() == Antecedent(Recall.COUNTRY, first)
    assert Discourse().of_country() == Antecedent(Recall.COUNTRY, None)
