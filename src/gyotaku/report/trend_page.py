"""A page about trends: from the book's counts to a report in one language, each chart with its numbers as a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gyotaku.data.brands import brand_of_id
from gyotaku.data.lures import pretext
from gyotaku.model.facts import Trend
from gyotaku.model.report import Basis, Bullets, Cell, Figure, Paragraph, Piece, Report, Section, Sentence, Table
from gyotaku.model.trends import Count, Facet, PublicFigure, Trends
from gyotaku.phrases import Catalogue, catalogue
from gyotaku.report.drawings.charts import draw_bars, draw_columns

COLUMNS = frozenset({"hour", "domain-age"})
"""Facets with an order of their own; the others are drawn as bars, the largest on top."""
AGES = ("0-1", "2-7", "8-30", "31-90", "91-365", "366-", "-")
FEW = 3
"""Mails below which no brand is called the one most imitated."""
NAMED = 5
"""Most values named in a sentence."""


def build_trends(trends: Trends, language: str, tool: str) -> Report:
    """Build the page in one language (`ja`, `en`); raises `UnknownName` for another. `tool` is gyotaku/VERSION."""
    return _Writer(trends, catalogue(language)).report(tool)


def trend_fact(trends: Trends) -> Trend:
    """Put the trends of a book into one fact, in words of both languages, for the report of a mail of that period."""
    said = {language: _Writer(trends, catalogue(language)).spoken() for language in ("ja", "en")}
    period = f"{trends.begin:%Y-%m}" if trends.period == "month" else trends.begin.isoformat()
    return Trend(period=period, text_ja=said["ja"], text_en=said["en"], publisher="")


class _Writer:
    def __init__(self, trends: Trends, texts: Catalogue) -> None:
        self.trends = trends
        self.texts = texts

    def report(self, tool: str) -> Report:
        one = self.trends
        last = one.end - timedelta(days=1)
        title = self.say(f"title-{one.period}", begin=one.begin, end=last, month=f"{one.begin:%Y-%m}")
        summary = self.summary()
        sections = [self.section("conclusion", [Paragraph(sentences=tuple(summary))]), self.section("series", self.series())]
        sections += [self.section(facet.name, list(self.facet(facet))) for facet in one.facets if self.telling(facet)]
        if one.figures:
            sections.append(self.section("figures", self.figures()))
        method = tuple(self.note(name) for name in ("book-only", "counted", "test", "day"))
        sections.append(self.section("method", [Bullets(items=method)]))
        words = self.texts.table("words", "export")
        return Report(
            language=self.texts.language,
            title=title,
            label="",
            summary=summary[0].text,
            sections=tuple(sections),
            sha256="",
            tool=tool,
            published=True,
            words=words,
        )

    def say(self, key: str, **values: object) -> str:
        return self.texts.text(f"trends.{key}", None, **values)

    def note(self, key: str, **values: object) -> Sentence:
        return Sentence(text=self.say(key, **values), basis=Basis.NOTE)

    def section(self, name: str, pieces: list[Piece]) -> Section:
        return Section(id=name, title=self.say(f"section.{name}"), pieces=tuple(pieces))

    def telling(self, facet: Facet) -> bool:
        """Whether a facet has anything to show: at least one value that is known."""
        return any(count.value != "-" and (count.now or count.before) for count in facet.counts)

    def summary(self) -> list[Sentence]:
        one = self.trends
        sentences = [self.note(f"summary-{one.total.change}", now=one.total.now, before=one.total.before)]
        if one.until < one.end:
            sentences.append(self.note("not-over", until=one.until - timedelta(days=1)))
        if one.others:
            sentences.append(self.note("others", count=one.others))
        brands = [count for facet in one.facets if facet.name == "brand" for count in facet.counts if count.value != "-"]
        if brands and brands[0].now >= FEW:
            sentences.append(self.note("top", brand=self.value("brand", brands[0].value), count=brands[0].now))
        for change, key in (("up", "risen"), ("down", "fallen")):
            names = [self.changed(count) for count in brands if count.change == change][:NAMED]
            if names:
                sentences.append(self.note(key, names=self.texts.text("join.list").join(names)))
        spoofed = [count for facet in one.facets if facet.name == "spoofed" for count in facet.counts if count.value == "yes"]
        if spoofed and spoofed[0].now and one.total.now:
            share = round(100 * spoofed[0].now / one.total.now)
            sentences.append(self.note("spoofed-share", count=spoofed[0].now, share=share))
        return sentences

    def spoken(self) -> str:
        """Return the summary as running text."""
        return ("" if self.texts.language == "ja" else " ").join(sentence.text for sentence in self.summary())

    def changed(self, count: Count) -> str:
        return self.say("named-change", name=self.value("brand", count.value), now=count.now, before=count.before)

    def series(self) -> list[Piece]:
        steps = self.trends.steps
        points = tuple((self.period(step.begin), step.cases) for step in steps)
        short = tuple((name[5:] if self.trends.period == "week" else name[2:], count) for name, count in points)
        rows = tuple((self.cell(self.period(step.begin)), self.cell(step.cases), self.cell(step.others)) for step in steps)
        title = self.say("section.series")
        return [
            self.figure(draw_columns(short), "chart-series", title, points),
            Table(caption=title, head=self.head("period", "cases", "others"), rows=rows),
        ]

    def period(self, begin: date) -> str:
        return begin.isoformat() if self.trends.period == "week" else f"{begin:%Y-%m}"

    def facet(self, facet: Facet) -> Iterator[Piece]:
        title = self.say(f"section.{facet.name}")
        counts = sorted(facet.counts, key=lambda count: AGES.index(count.value)) if facet.name == "domain-age" else facet.counts
        points = tuple((self.value(facet.name, count.value), count.now) for count in counts if count.value != "-")
        if any(count for _, count in points):
            drawn = draw_columns(self.hours(counts)) if facet.name == "hour" else draw_bars(points)
            yield self.figure(drawn, "chart-facet", title, points)
        rows = [
            (
                self.cell(self.value(facet.name, count.value)),
                self.cell(count.now),
                self.cell(count.before),
                self.cell(self.say(f"change.{count.change}")),
            )
            for count in counts
        ]
        if facet.more:
            rows.append((self.cell(self.say("rest", more=facet.more)), self.cell(facet.rest), self.cell(""), self.cell("")))
        yield Table(caption=title, head=self.head("name", "now", "before", "change"), rows=tuple(rows))

    def hours(self, counts: tuple[Count, ...] | list[Count]) -> tuple[tuple[str, int], ...]:
        """Fill the hours without a mail in: a gap in the day is what is to be seen."""
        found = {count.value: count.now for count in counts}
        return tuple((f"{hour}", found.get(f"{hour:02d}", 0)) for hour in range(24))

    def value(self, facet: str, value: str) -> str:
        """Return a value in words."""
        if value == "-":
            return self.say("unknown")
        if facet == "brand":
            brand = brand_of_id().get(value)
            return value if brand is None else brand.name_ja if self.texts.language == "ja" else brand.name_en or brand.name_ja
        if facet == "pretext":
            known = pretext(value)
            return value if known is None else known.name_ja if self.texts.language == "ja" else known.name_en
        if facet == "tld":
            return f".{value}"
        if facet == "hour":
            return self.say("hour.suffix", hour=int(value))
        path = {"category": "category", "sender-class": "relation", "spoofed": "trends.spoofed", "domain-age": "trends.age"}
        return (self.texts.find(*path[facet].split("."), value) or value) if facet in path else value

    def figures(self) -> list[Piece]:
        rows = tuple(tuple(self.figure_row(figure)) for figure in self.trends.figures)
        head = self.head("month", "publisher", "what", "amount", "top", "own", "source")
        return [
            Paragraph(sentences=(self.note("beside"),)),
            Table(caption=self.say("section.figures"), head=head, rows=rows),
        ]

    def figure_row(self, figure: PublicFigure) -> Iterator[Cell]:
        own = f"{figure.own:,}" if figure.own is not None else self.say("no-own")
        what = self.texts.find("trends", "figure", figure.facet) or figure.facet
        top = self.texts.text("join.list").join(figure.top)
        for text in (figure.period, figure.publisher, what, f"{figure.amount:,}", top, own, figure.source):
            yield self.cell(text)

    def figure(self, drawn: str, alt: str, title: str, points: tuple[tuple[str, int], ...]) -> Figure:
        said = self.texts.text("join.list").join(self.say("point", name=name, count=count) for name, count in points)
        return Figure(alt=self.say(alt, facet=title, points=said), caption=self.say("chart-caption", facet=title), svg=drawn)

    def head(self, *names: str) -> tuple[str, ...]:
        return tuple(self.say(f"head.{name}") for name in names)

    def cell(self, value: object) -> Cell:
        return Cell(text=f"{value:,}" if isinstance(value, int) else str(value), basis=Basis.NOTE)
