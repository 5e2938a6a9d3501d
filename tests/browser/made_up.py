"""A made-up article of five hundred words with eight quotations, and the archive that it is pasted into."""

ARTICLE = """\
HARBOR CITY - The Office of Police Review has opened an inquiry into how a complaint about an arrest on Mill Lane was handled, officials said on Tuesday.

The complaint concerns a stop outside the Mill Lane station in the early hours of March 3. According to the complaint, an officer pushed a man against a wall while three other officers stood by. The man, who has not been named, was released the same morning without charge. A neighbour gave the station a recording of about two minutes, the complaint says.

"We take every complaint about an arrest seriously," said Dana Reyes, a spokesperson for the Harbor City Police Department. "The officers concerned have been moved to desk duty while the office does its work."

Reyes declined to say how many officers were moved. She said that the department had handed over its duty roster, and that the roster had been complete. The department has four stations in the city, of which Mill Lane is the smallest and the oldest.

The Office of Police Review is an independent body of the city. It can recommend discipline, but it cannot impose it. Its director, Mina Ortiz, told reporters outside the office that the inquiry would take some time.

"An inquiry of this kind takes months rather than weeks," Ortiz said. "Nobody should draw a conclusion from the fact that we have opened one."

Asked about the recording, Ortiz said the office had received it on Monday and had not yet watched all of it. The office will not publish it while the inquiry is under way, she added. It may publish a part of it afterwards, with the faces of passers-by made unrecognisable.

The matter was also raised in the council on Tuesday evening, where the gallery was full and the debate went on until ten. Council member Iris Vance of the Harbor City Council asked why the complaint had waited eleven days at the station before it reached the office.

"Eleven days is a long time for a letter to cross a street," Vance said. "I would like to know who had it on their desk."

Under a rule of 2019 a station has three days to forward a complaint. The department did not dispute that the limit was missed. It said that the clerk who forwards complaints had been on leave, and that a second clerk has now been named for such days.

"The rule is clear and we did not keep to it," Reyes said in a written statement sent after the meeting.

The council will hear from the office again in May. Until then the two officers whose names appear in the complaint stay on desk duty, according to the statement. Their union has not commented. A vigil that was planned for Friday outside the station has been moved to the square by the library, because of the works on the bridge.

"We will report to the council in public, and we will answer every question that the law allows us to answer," Ortiz said.

The station on Mill Lane was opened in 1931 and is due to be rebuilt next year. Its front desk will stay open during the works.
"""  # noqa: E501 - a paragraph of an article is one line

NOUNS = """
from cases.models import Agency, Case, Jurisdiction, Person
city = Jurisdiction.objects.create(slug="harbor-city", name="Harbor City", country="US")
def body(slug, name, kind):
    return Agency.objects.create(slug=slug, name=name, acronym=slug.upper(), kind=kind, jurisdiction=city)
hcpd = body("hcpd", "Harbor City Police Department", "police-department")
opr = body("opr", "Office of Police Review", "civilian-oversight")
body("hcc", "Harbor City Council", "legislature")
Person.objects.create(slug="dana-reyes", name="Dana Reyes", capacity="spokesperson", agency=hcpd)
Person.objects.create(slug="mina-ortiz", name="Mina Ortiz", capacity="appointed-official", agency=opr)
case = Case.objects.create(
    slug="mill-lane", title="A complaint about an arrest on Mill Lane, Harbor City", jurisdiction=city
)
print(case.pk)
"""
"""What `manage.py shell` makes before the article comes: bodies, two of three speakers, an empty case."""
