"""The table of words that convict, acquit or load: what each rule catches, why, what to write instead.

`words` is a regular expression without anchors; the lint adds word boundaries and ignores case. Repeats are
over spaces only, so that every rule takes time linear in the text.

On the sources: the AP Stylebook is sold, not published, so its entries were read in secondary public copies,
named here. The SPJ and IPSO codes are public; the SPJ code was read as quoted by SPJ itself. A rule without
such a source is this archive's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Unless(Enum):
    """What, directly before or around a word, takes its sting away."""

    NOTHING = "nothing"
    ALLEGED = "alleged"  # “alleged sexual assault victim”: said of the word itself.
    FRAMED = (
        "framed"  # “alleged that …”, “allegations of …”, “sexual assault allegation”: said of the clause.
    )
    TERM = "term"  # A term of a finding: right in a status step, wrong anywhere else.


@dataclass(frozen=True)
class Rule:
    words: str
    why: str
    instead: str
    unless: Unless = Unless.NOTHING
    source: str = "This archive's own rule."


AP_ALLEGE = "AP Stylebook, “allege”, as copied by GateHouse Newsroom, 8 July 2016 (gatehousenewsroom.com)."
AP_ADMIT = "AP Stylebook, “admit, admitted”, as copied in a reader's notes (douban.com/note/767502519)."
AP_ACCUSED = (
    "AP Stylebook, “accused, alleged, suspected”, as copied in the same notes (douban.com/note/767502519)."
)
AP_MURDER = "AP Stylebook, “homicide, murder, manslaughter”, as copied by GateHouse Newsroom, 8 July 2016."
AP_INNOCENT = "AP Stylebook, “innocent, not guilty”, as copied by N. Stockdale, 12 May 2004 (blogspot.com)."
AP_ILLEGAL = "AP Stylebook, “illegal immigration”, as quoted by Nonprofit Quarterly, 5 April 2013."
SPJ_TRIAL = (
    "SPJ Code of Ethics, “Balance a suspect's right to a fair trial …” (blogs.spjnetwork.org/ethicscode)."
)
IPSO_FACT = "IPSO Editors' Code of Practice, clause 1 (Accuracy), January 2021, as copied at archive.org."

VERDICT = "Reads as the verdict of a court."
AS_FACT = "States as a fact what is only alleged."
ACQUITS = "Reads as an acquittal; “not found” is not “did not happen”."

RULES = (
    Rule(
        r"guilt|guilty|guiltless|culpable|culpability",
        VERDICT,
        "Say what is alleged and where it stands, or quote the speaker with the source.",
        source=SPJ_TRIAL,
    ),
    Rule(
        r"convict(?:s|ed|ing|ion|ions)?|acquit(?:s|ted|ting|tal|tals)?",
        VERDICT,
        "Quote the court's own words with court and date; a body's decision is a disposition.",
        source=SPJ_TRIAL,
    ),
    Rule(
        r"crimes?|criminals?|criminally|criminality|felon(?:s|y|ies)?",
        "Calls conduct a crime, which only a court decides.",
        "“the alleged conduct”, “the allegation”.",
        Unless.FRAMED,
        SPJ_TRIAL,
    ),
    Rule(
        r"illegal|illegally|illegality|unlawful|unlawfully",
        "Decides a question of law.",
        "Say “alleged”, name the rule that would be breached, or quote.",
        Unless.FRAMED,
        IPSO_FACT,
    ),
    Rule(
        r"perpetrat(?:or|ors|ed|es|ing)|perps?|culprits?|offenders?|wrong-?doers?|assailants?|attackers?",
        "Names a person as the one who did it.",
        "“the officer described in the allegation”.",
        Unless.ALLEGED,
        AP_ACCUSED,
    ),
    Rule(
        r"rapists?|molesters?|abusers?|predators?|paedophiles?|pedophiles?|thugs?|murderers?|killers?"
        r"|groomers?|torturers?|traffickers?|perjurers?",
        "Names a person by an offence.",
        "“the officer described in the allegation”. “Alleged” in front does not help: AP warns against it.",
        source=AP_ACCUSED,
    ),
    Rule(
        r"(?:dirty|rogue|crooked|corrupt|disgraced|bad)\s+(?:cops?|officers?|police|policemen)|brutality|corruption",
        "Judges a person or a department.",
        "Say what is alleged and by whom.",
        Unless.FRAMED,
    ),
    Rule(
        r"(?:rap|molest|grop|assault|abus|brutali[sz]|victimi[sz]|harass)(?:ed|es|ing)|molests|gropes|assaults"
        r"|harass|murder(?:ed|s|ing)|prey(?:ed|s|ing)?\s+(?:up)?on|sexually\s+exploit(?:ed|s|ing)?",
        AS_FACT,
        "“is alleged to have …”, “allegedly …”, or quote.",
        Unless.FRAMED,
        AP_ALLEGE,
    ),
    Rule(
        r"rapes?|molestation|abuses?|assaults?|harassment|murders?|statutory\s+rape|grooming|perjury|torture[ds]?"
        r"|traffick(?:ed|ing)|commit(?:ted|s|ting)?\s+(?:\w+\s+){0,2}(?:misconduct|offen[cs]es?)",
        AS_FACT,
        "“alleged assault”, “the allegation of …”.",
        Unless.FRAMED,
        AP_MURDER,
    ),
    Rule(
        r"victims?|survivors?",
        "Takes it as proved that something was done to the person.",
        "Describe the person (“a migrant at the station”), which AP prefers, or write “alleged victim”.",
        Unless.ALLEGED,
        AP_ALLEGE,
    ),
    Rule(
        r"(?:the|this|that|these|those|his|her|their|its|officers?['\u2019]s?)\s+(?:sexual\s+|police\s+|officer\s+)?"
        r"(?:misconduct|wrong-?doing|misdeeds?|offen[cs]es?)"
        r"(?!\s+(?:allegation|complaint|claim|accusation|investigation|inquiry|case|charge|report)s?\b)",
        AS_FACT,
        "“the alleged misconduct”, “the allegation”.",
        Unless.FRAMED,
        AP_ALLEGE,
    ),
    Rule(
        r"innocen(?:ts?|ce|tly)|blameless|faultless|got\s+away\s+with|let\s+off"
        r"|act(?:ed|s|ing)\s+(?:lawfully|properly|appropriately)",
        ACQUITS,
        "Say what the body decided, in its term, or that no finding has been reported.",
        source=AP_INNOCENT,
    ),
    Rule(
        r"cleared(?!\s+(?:out|away)\b)|clear(?:s|ing)?\s+(?:him|her|them|the\s+officers?|officers?|of)|in\s+the\s+clear"
        r"|vindicat(?:ed|es|ing|ion)|absolv(?:ed|es|ing)|exculpat(?:ed|es|ing|ory)",
        ACQUITS,
        "Use the body's own term in a status step, with who decided.",
    ),
    Rule(
        r"no\s+(?:(?:evidence|sign|proof|indication)\s+of\s+)?(?:any\s+)?(?:sexual\s+)?(?:wrong-?doing|misconduct)"
        r"|(?:did|done|doing|does)\s+nothing\s+(?:wrong|improper)|nothing\s+(?:improper|wrong)\s+(?:happened|occurred)"
        r"|never\s+happened|did\s+not\s+happen",
        ACQUITS,
        "Say exactly what the body said it had not found so far, in quotation marks.",
        source=IPSO_FACT,
    ),
    Rule(
        r"false(?:ly)?\s+(?:allegation|accus|claim|complain|report|rumou?r|tip)\w*",
        "Decides that the complaint was untrue.",
        "Say who disputes it, in their words.",
        Unless.FRAMED,
        IPSO_FACT,
    ),
    Rule(
        r"baseless|groundless|meritless|bogus|frivolous|fabricat(?:ed|es|ing|ion|ions)|hoax(?:es)?|smears?"
        r"|trumped[- ]up|debunk(?:ed|s|ing)?|discredit(?:ed|s|ing)|disprov(?:ed|en|es|ing)"
        r"|refut(?:ed|es|ing)|so-called"
        r"|(?:allegation|claim|complaint|accusation|report)s?\s+(?:was|were|is|are)\s+(?:false|untrue|invented|made\s+up)",
        "Decides that the complaint was untrue.",
        "“denied”, “disputed”, or the speaker's words in quotation marks.",
        source=IPSO_FACT,
    ),
    Rule(
        r"(?:not\s+|un)?sustained(?!\s+(?:\w+\s+)?injur)|exonerat(?:ed|es|ing|ion)|un-?founded"
        r"|(?:un|not\s+)?substantiated|no[- ]affidavit|administratively\s+(?:closed|terminated)",
        "The term of a decision, which belongs in a status step, with who decided and when. Said while an "
        "investigation is open, it is somebody's statement.",
        "Add a status step, or quote the speaker: said that it had been “unable to substantiate” …",
        Unless.TERM,
    ),
    Rule(
        r"culpables?|culpabilidad|inocentes?|inocencia|exonerad[oa]s?|exculpad[oa]s?|absuelt[oa]s?|v[ií]ctimas?"
        r"|violador(?:es|as?)?|agresor(?:es|as?)?|abusador(?:es|as?)?|delincuentes?|criminales|condenad[oa]s?"
        r"|delitos?|crímenes|crimen",
        "Convicts or acquits in Spanish.",
        "Write in English, which is the language of the archive's own words; quote what was said in Spanish.",
    ),
    Rule(
        r"\w*(?:\w[\u00ad\u200b-\u200f\u2060\ufeff]+\w|[\uff21-\uff5a])[\w\u00ad\u200b-\u200f\u2060\ufeff]*"
        r"|(?=\w*[a-z])\w*[\u0370-\u052f]\w*",
        "Hides a letter: a sign that cannot be seen, or a letter of another alphabet, makes it another word.",
        "Type the word again.",
    ),
    Rule(
        r"liars?|lied|lying\s+(?:about|to)",
        "Judges a person's honesty.",
        "Say what was said and what differs.",
    ),
    Rule(
        r"admi(?:t|ts|tted|tting|ssion|ssions)|confess(?:ed|es|ing|ion|ions)?|conced(?:ed|es|ing)",
        "Suggests wrongdoing by the one who speaks.",
        "“said”.",
        source=AP_ADMIT,
    ),
    Rule(
        r"refus(?:ed|es|ing|al)\s+(?:to\s+)?(?:comment|answer|respond|speak|talk|say)|stonewall(?:ed|s|ing)?",
        "Suggests something to hide.",
        "“declined to comment”, “did not comment”.",
    ),
    Rule(
        r"claim(?:ed|ing)(?!\s+victims?\b)",
        "Suggests doubt about the one who speaks.",
        "“said”, or “alleged” for an allegation.",
    ),
    Rule(
        r"scandal(?:s|ous)?|cover(?:ed|ing|s)?[- ]?ups?|whitewash(?:ed|es|ing)?|notorious|shameful|outrageous"
        r"|horrific",
        "Colours the story.",
        "Leave the word out, or quote it with its speaker.",
        source=IPSO_FACT,
    ),
    Rule(
        r"illegal\s+(?:aliens?|immigrants?|migrants?)|illegals",
        "Uses “illegal” of a person.",
        "“migrant”, “new arrival”, or how the person entered, with the source.",
        source=AP_ILLEGAL,
    ),
)


@dataclass(frozen=True)
class Allowed:
    """A phrase in which a caught word is harmless, with who looked at it and when."""

    phrase: str
    reason: str
    reviewed_by: str  # A role, not a name.
    reviewed_on: str  # ISO 8601 day.


REVIEWER = "terminology editor"
REVIEWED = "2026-11-22"

ALLOWED = tuple(
    Allowed(phrase, reason, REVIEWER, REVIEWED)
    for reason, phrases in {
        "The name of a unit, an office or a law; it says nothing about anyone's conduct.": (
            "special victims unit",
            "special victims section",
            "special victims division",
            "victim services",
            "victim advocate",
            "victim advocates",
            "Office for Victims of Crime",
            "Crime Prevention and Information Center",
            "Crime Victims Compensation Act",
            "crime laboratory",
            "crime lab",
            "Criminal Code",
            "sex offender registry",
        ),
        "Names a kind of procedure, whatever its outcome.": (
            "criminal charge",
            "criminal charges",
            "criminal case",
            "criminal court",
            "criminal courts",
            "criminal justice",
            "criminal law",
            "criminal matter",
            "non-criminal",
        ),
    }.items()
    for phrase in phrases
)
