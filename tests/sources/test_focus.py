"""Whom pronouns, descriptions and bare quotations mean: the rules of who an article is about, each with its text."""

import pytest

from sources.proposals import propose

MEANT = [
    ("Ann Vale said praise from President Ivan Orlov would change nothing. She said the talks had “gone on too long.”", "Ann Vale", "a subject before somebody who is only named"),
    ("Mayor Ed Low spoke.\n\nCandidate Tom Hale said at a rally in Colorado Springs that “a fire” had broken out.\n\n“Nobody knows,” he said.", "Tom Hale", "who spoke last, and no place"),
    ("“We are early,” said Otto Reis, an analyst. Before that, Grant Ober talked of sales. He also talked of pay.\n\n“We lead,” he said.", "Grant Ober", "a subject behind an opening clause"),
    ("Villa won with a late Thomas Hitz shot, but Tallow said they deserved it.\n\n“We had to win,” he said.", "Tallow", "a family name that the pronoun tells for one"),
    ("Bill de Aske called it dangerous. De Aske was brief. “Go home,” he said.", "Bill de Aske", "the end of a name"),
    ("Premier Kay Wynne's lawyers wrote to Paul Brown. The Conservative leader said the letter was “wholly without merit.”", "Paul Brown", "no one who holds another office"),
    ("Dan Axel spoke on Monday of Ray Dean.\n\n“It was wrong,” Orly's former campaign strategist said.", "Dan Axel", "somebody's strategist"),
    ("Ada Moss, of Springfield, Va., said she had served “for all of our rights.”", "Ada Moss", "a town and its state"),
    ("Kay Wynne — who was in Lansing, Mich., on Thursday — said her letter “speaks for itself.”", "Kay Wynne", "an aside between dashes"),
    ("The mood was low. “I am shocked,” said Cole Bush’s uncle, Alvin Bates.", "Alvin Bates", "kin, then the name"),
    ("Rep. Robert C. “Bobby” Scott came. Tim Scott did not. Bobby Scott waved. “I can do it,” he said.", "Robert C. “Bobby” Scott", "a nickname inside the name"),
    ("Dave Rime, UNLV: “You have to give them credit.”", "Dave Rime", "a name and a team before a colon"),
    ("“Corruption is everywhere” in the House, said Rachel Mask.", "Rachel Mask", "a clause that closes the sentence"),
    ("“Deserved,” was how Rui Moura rated the win.", "Rui Moura", "how it was rated"),
    ("James O’Nell came on Monday. “It is not known yet,” said O'Nell.", "James O’Nell", "either apostrophe"),
    ("Governor Guy Abbot has released a statement. He’s asked for prayers.\n\n“While all this is under investigation, we want to thank everyone.”", "Guy Abbot", "a bare quotation behind a sentence about him"),
    ("Rachel Mask asked for a restart amid concerns around “government corruption”.", "Rachel Mask", "words in passing, in a sentence about her"),
    ("Judge Ed Hart jailed two men. Max Coat, who led the case, defended him.\n\n“He is human,” said the detective.", "Max Coat", "who the paragraph before is about"),
    ("The crowd stood around captain Max Pace, who spoke low. \n\n“It was close,” he said.", "Max Pace", "who speaks in a clause of its own"),
    ("“It was low,” said Windsor Fire Chief Ann Cross.\n\n“It was hot,” said Chief Cross.", "Ann Cross", "a title before a word of bodies"),
    ("Secretary Kim Ban spoke. Secretary of State John F. Carey said he would take “robust steps now”.", "John F. Carey", "a title of two parts"),
    ("“We saw it all,” said NOAA marine biologist and co-leader Sadie Moles.", "Sadie Moles", "a name behind what somebody is"),
    ("Kay Webb welcomed a “long overdue” review of law in the UK, calling it a “pivotal moment”.", "Kay Webb", "a participle is the subject's"),
    ("All of them felt they had suffered “a great wrong”, Kay Webb said.", "Kay Webb", "a comma behind the mark leads on"),
    ("Nadine Dorr quit on Friday.\n\n“They did go to Oxford,” the outgoing MP told a station.", "Nadine Dorr", "the outgoing MP"),
    ("A mother has called it a “huge wrong done to us”.\n\nHis mother Emma Webb spoke.", "Emma Webb", "who is named in the next paragraph"),
    ("Bo Scott came. “A big year it is!” Scott’s niece, state Del. Marcia Price (D-Gloucester), shouted.", "Marcia Price", "kin, then a title and the name"),
    ("Chuck Rage says the tragedy of Hart’s commons is a “rally for hope” and a “plea for trees,” Rage says.", "Chuck Rage", "one clause for two quotations"),
    ("Chuck Rage explains that Hart’s tragedy referred to a “problem in which all lose a common good.”", "Chuck Rage", "no thing of somebody's speaks"),
    ("Mayor Ed Low spoke on Monday:\n\n“We saw it all,” the release said.\n\n“We will act on it now.”", "Ed Low", "a paragraph that leads to the words"),
    ("“It is over now,” said Rep. G.K. Butters (D-N.C.), head of the group.", "G.K. Butters", "initials without a space"),
    ("It ended at 9 p.m. Ann Lee rose. “It is over now,” Lee said.", "Ann Lee", "no initials"),
    ("Judge Ann Marks spoke. It was not found until later, the judge said.\n\n“You have shown no remorse at all.”", "Ann Marks", "a passive verb retells nothing"),
    ("As Ann Lee put it, “It can mess with a fish’s mind.”", "Ann Lee", "put so before the words"),
    ("On a show on Tuesday, Kay Webb criticized Tulsa, Okla., police officer Beth Shell for shooting.\n\n“It is unbearable,” she said.", "Kay Webb", "a sentence has one subject"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "why"), MEANT, ids=[why for *_, why in MEANT])
def test_the_last_words_are_those_of(text: str, speaker: str, why: str) -> None:
    assert [one.speaker for one in propose(text) if one.kind == "direct"][-1] == speaker, why


def test_a_letter_is_that_of_those_who_sent_it_and_not_of_who_spoke_last() -> None:
    text = (
        "“We must pay,” said Kim Blair. A group of parents sent a letter to the board.\n\n"
        "“We are thriving here,” the letter reads."
    )

    last = propose(text)[-1]

    assert (last.speaker, last.mention) == ("", "the letter")


def test_a_headline_has_the_speaker_of_the_place_it_was_taken_from() -> None:
    text = (
        "‘He will live on’\n\nFriends met on Friday.\n\n“He will live on in us,” said his aunt, Angela Thorn."
    )

    assert [one.speaker for one in propose(text)] == ["Angela Thorn", "Angela Thorn"]


def test_single_marks_run_over_paragraphs_too() -> None:
    text = "‘It was hard,’ Ray Sterne said.\n‘We had some luck.\n‘We knew it, and that’s what we did.’"

    said = [part.exact for one in propose(text) for part in one.segments]

    assert said == ["It was hard,", "We had some luck.", "We knew it, and that’s what we did."]


@pytest.mark.parametrize(
    "text", ["On “Face the Nation,” Ann Lee spoke.", "She said so on CNN's “State of the Union.”"]
)
def test_a_programme_is_no_statement(text: str) -> None:
    assert [one for one in propose(text) if one.kind == "direct"] == []


def test_the_statement_of_a_body_told_by_its_acronym_is_the_bodys() -> None:
    text = "The Oldtown Islamic Centre (OIC) was attacked. “We will not be moved,” the OIC statement said."

    (found,) = (one for one in propose(text) if one.kind == "direct")

    assert (found.speaker, found.agency) == ("", "Oldtown Islamic Centre")
