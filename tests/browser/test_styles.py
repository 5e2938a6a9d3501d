"""What is left out of the styles that are served: nothing that a browser reads."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from archive.statics import squeezed

SHEETS = sorted((Path(__file__).resolve().parents[2] / "static/css").glob("*.css"))
RULES = """text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const written = rule => rule.cssRules?.length
        ? [rule.conditionText ?? rule.selectorText ?? rule.name, [...rule.cssRules].map(written)]
        : rule.cssText.replace(/\\s*([,:])\\s*/g, "$1").replace(/(?<![\\w.#])0(?=\\.\\d)/g, "");
    return [...sheet.cssRules].map(written);
}"""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_squeezed_sheet_has_every_rule_of_the_written_one(page: Page, sheet: Path) -> None:
    written = sheet.read_text(encoding="utf-8")
    rules = page.evaluate(RULES, written)
    assert len(str(rules)) > 500
    assert page.evaluate(RULES, squeezed(written)) == rules
    assert len(squeezed(written)) < len(written)
