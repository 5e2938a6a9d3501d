"""Whose subject is read by its head, its sentence or its surname alone, each rule with a text of its own."""

import pytest

from sources.proposals import Candidate, propose


def direct(text: str) -> list[Candidate]:
    return [one for one in propose(text) if one.kind == "direct"]


NAMED = [
    ("Salah al-Nouri waited outside. “We hold on,” al-Nouri said.", "Salah al-Nouri", "a name with an article"),
    ("Ruth Vale met the board. Reiterating her stance, Vale said it was “not acceptable.”", "Ruth Vale", "a participle is nobody"),
    ("“It must stop now,” Ruth Vale was quoted as saying by a local paper.", "Ruth Vale", "quoted behind the words"),
    ("The paper quoted Ruth Vale as saying “it must stop now.”", "Ruth Vale", "quoted before the words"),
    ("Owen Hale chairs it. Both gave reasons, with Ruth Vale saying she had “no idea” why.", "Ruth Vale", "a participle with a subject of its own"),
    ("The essay, by geologist Ruth Vale, the journal’s editor, argued that it was “a step too far.”", "Ruth Vale", "a paper whose author stands behind it"),
    ("One of the three who voted, Ted Cruz of Texas, said the talks went “very well.”", "Ted Cruz", "where somebody is from"),
    ("Speaker of the House Ruth Vale said it was “a good day.”", "Ruth Vale", "an office named after a house"),
    ("Governor Ruth Vale spoke. In her view the Governor said it was “a good day.”", "Ruth Vale", "an office in capitals"),
    ("Okonde, a banker, was in Leeds for talks. Okonde hopes to stay. “We hope it is solved soon,” he says.", "Okonde", "a surname that nothing explains"),
    ("Owen Hale rose. Ruth Vale had nothing, she said, to offer but “blood and toil,” adding “we go on.”", "Ruth Vale", "who speaks twice in a sentence"),
    ("Critics say it helps the rich. “We should do more” for older people, Ruth Vale, a senator, said.", "Ruth Vale", "a sentence that ended before the words"),
    ("Jon Wall, head of China Outbound, spoke. Firms report twice a year, he says: “It is split in two.”", "Jon Wall", "what somebody leads is nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "why"), NAMED, ids=[why for *_, why in NAMED])
def test_the_speaker_is(text: str, speaker: str, why: str) -> None:
    assert {one.speaker for one in direct(text)} == {speaker}, why


UNNAMED = [
    ("A friend of Sir Bruce Holt told the paper he was “in great spirits.”", "A friend of Sir Bruce Holt"),
    ("Another senior aide to a senator in the room said it was “looking at big changes.”", "Another senior aide to a senator in the room"),
    ("Speakers at the funeral of Ruth Vale praised her “incorruptible” way.", "Speakers at the funeral of Ruth Vale"),
    ("Two weeks later in Leeds, a man shot at Owen Hale after telling him to “go back to your own country.”", "a man"),
    ("Owen Hale died. The organisers of a march for Hale said the vote played a part. “We must stand up for our city,” they said.", "The organisers of a march for Hale"),
    ("Ada Valen shows a house. “We keep families together,” Valen says. A Jewish man shows a bedroom. The man has never been in trouble. “I won’t let them in,” he says.", "The man"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "described"), UNNAMED, ids=[described for _, described in UNNAMED])
def test_somebody_unnamed_is(text: str, described: str) -> None:
    said = direct(text)[-1]
    assert (said.speaker, said.mention) == ("", described)


def test_several_critics_are_no_he() -> None:
    text = (
        "Ruth Vale left. Critics attacked it, branding it “a new empire.” “It has been very equal,” he says."
    )
    assert "Critics" not in direct(text)[-1].mention


def test_a_surname_named_before_its_owner_is_the_owners() -> None:
    text = "Vale declined to go. He left early. Martin Vale spoke later. “I will not go there,” he said."
    assert [one.speaker for one in direct(text)] == ["Martin Vale"]


SHORT = [
    ("Asked how many came, Holt thought. “Nine.” Then he left.", ["Nine."]),
    ("“It went well,” Holt said. It was a ‘soft’ landing.", ["It went well,"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "proposed"), SHORT, ids=[proposed[0] + text[:20] for text, proposed in SHORT]
)
def test_a_short_quotation_is_proposed_where_it_stands_alone(text: str, proposed: list[str]) -> None:
    assert [part.exact for one in direct(text) if one.confidence > 0.3 for part in one.segments] == proposed


@pytest.mark.parametrize(
    "text", ["Ann Lee, '', 40, sat.", "Vale sat. Vale, a baker", "Ann Lee, '' and, “so,” he said."]
)
def test_a_text_that_is_cut_or_slips_is_read_all_the_same(text: str) -> None:
    assert all(text[part.start : part.end] == part.exact for one in propose(text) for part in one.segments)
