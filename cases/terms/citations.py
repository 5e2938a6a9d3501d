"""The public documents that the definitions rest on, each said once, with how it was read.

Every document was read in a stored public copy, not on its live address. Where the copy was not the issuing
body's own, or was cut short, the citation says so, and readers see that sentence.
"""

from __future__ import annotations

from sources.terms import Citation

CHICAGO = "us-il-chicago"

COPA_PROCESS: Citation = (
    "“Investigative Process”, Civilian Office of Police Accountability (COPA), Chicago",
    "http://www.chicagocopa.org/investigations/investigative-process/",
)
COPA_STANDARD: Citation = (
    "Rules and Regulations, section 1.2, Civilian Office of Police Accountability (COPA), Chicago, revised "
    "October 2023, for the standard of proof; table of findings in COPA's “Investigative Process”, of which "
    "only the part on shootings could be read",
    "https://chicagocopa.org/about-copa/rules-regulations",
)
IPRA_FINDINGS: Citation = (
    "Table of findings in “Investigative Process”, Independent Police Review Authority, Chicago, the "
    "predecessor of COPA; COPA's own table uses the same four terms, but only its part on shootings could "
    "be read",
    "http://www.iprachicago.org/investigative-process/",
)
COPA_SUMMARIES: Citation = (
    "“How to Read a Case Summary Report”, Civilian Office of Police Accountability (COPA), Chicago",
    "https://www.chicagocopa.org/investigations/how-to-read-a-case-summary-report/",
)
COPA_HISTORY: Citation = (
    "“History”, Civilian Office of Police Accountability (COPA), Chicago",
    "https://chicagocopa.org/about-copa/our-history",
)
COPA_FAQ: Citation = (
    "“FAQs”, Civilian Office of Police Accountability (COPA), Chicago",
    "http://www.chicagocopa.org/faqs/",
)
CODE_DEFINITIONS: Citation = (
    "Municipal Code of Chicago, section 2-78-100",
    "https://codelibrary.amlegal.com/codes/chicago/latest/chicago_il/0-0-0-2600268",
)
CODE_DECISIONS: Citation = (
    "Municipal Code of Chicago, section 2-78-130, read as reprinted in proposed ordinance O2022-911, which "
    "did not pass",
    "https://chicago.legistar.com/LegislationDetail.aspx?"
    "ID=5533049&GUID=EAB47C40-A0DB-47E4-B648-C233639F1E6B&Options=Advanced&Search=",
)
CODE_SEXUAL_MISCONDUCT: Citation = (
    "Proposed ordinance O2021-5874, Chicago City Council, December 2021, which would have defined the term "
    "in the Municipal Code and did not pass; COPA lists the category among what it investigates",
    "https://chicago.legistar.com/LegislationDetail.aspx?"
    "ID=5361859&GUID=179238CF-9ADF-4D15-8CDE-023930A62CD9&FullText=1",
)
OIG_TERMINATION: Citation = (
    "Advisory of 10 September 2020 on administrative termination, Office of Inspector General, Chicago, "
    "which found the practice “ill-defined”; no definition by COPA was found",
    "https://igchicago.org/2020/09/10/advisory-concerning-the-civilian-office-of-police-accountabilitys-"
    "practice-of-administratively-terminating-disciplinary-investigations/",
)
OIG_AFFIDAVITS: Citation = (
    "Evaluation of 17 December 2020 of the affidavit override, Office of Inspector General, Chicago. Since "
    "1 July 2021 Illinois law (50 ILCS 725/3.8) no longer lets an affidavit be required of a complainant",
    "https://igchicago.org/2020/12/17/evaluation-of-the-use-of-the-affidavit-override-in-disciplinary-"
    "investigations-of-chicago-police-department-members/",
)
OIG_GRIEVANCES: Citation = (
    "Review of 20 May 2021 of the disciplinary grievance procedure, Office of Inspector General, Chicago",
    "https://igchicago.org/2021/05/20/review-of-the-disciplinary-grievance-procedure-for-chicago-police-"
    "department-members/",
)
STATE_INQUIRY: Citation = (
    "This archive's own usage, after the Uniform Peace Officers' Disciplinary Act, 50 ILCS 725/2, “informal "
    "inquiry” and “formal investigation”, Illinois General Assembly",
    "https://ilga.gov/legislation/ilcs/ilcs3.asp?ActID=736&ChapterID=11&Print=True",
)
CPD_PROCESS: Citation = (
    "“Investigative Process”, Chicago Police Department",
    "https://www.chicagopolice.org/investigative-process/",
)
CPD_ORGANIZATION: Citation = (
    "General Orders G01-02, Department Organization for Command, 10 May 2018, and G01-02-03, Organization "
    "and Functions of the Bureau of Patrol, 31 August 2018, Chicago Police Department",
    "http://directives.chicagopolice.org/directives/data/a7a57be2-1291da66-88512-91e3-fb25744de048d4ef.html",
)
CPD_EQUALITY: Citation = (
    "“Engagement on Human Rights Policy and Prohibition of Profiling Policy”, Chicago Police Department, "
    "which states the requirement of the consent decree in Illinois v. Chicago",
    "https://home.chicagopolice.org/transform/get-involved/human-rights-prohibition-of-profiling/",
)
CPD_RULES: Citation = (
    "Rules of Conduct in the Rules and Regulations of the Chicago Police Department, Police Board; rules 2, "
    "5 and 14 read in the copy of the Chicago Police Board Information Center",
    "http://cpbinfocenter.org/rules",
)
CENSUS_POLICE: Citation = (
    "Government Finance and Employment Classification Manual, function 62, U.S. Census Bureau; read in a "
    "copy in a public collection of government documents",
    "https://corpora.tika.apache.org/base/docs/govdocs1/695/695567.html",
)
LABOR_BOARD: Citation = (
    "Glossary of Terms, Illinois Labor Relations Board",
    "https://ilrb.illinois.gov/frequent/glossary.html",
)
OEMC: Citation = (
    "“Our Structure”, Office of Emergency Management and Communications, Chicago",
    "https://www.chicago.gov/city/en/depts/oem/auto_generated/oem_our_structure.html",
)
LAW_DICTIONARY: Citation = (
    "“False arrest”, Justia Legal Dictionary",
    "https://dictionary.justia.com/false-arrest",
)
TEI_SAID: Citation = (
    "Element “said”, attribute “direct”, TEI Guidelines, Text Encoding Initiative Consortium; read in the "
    "Guidelines' public source files",
    "https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-said.html",
)
