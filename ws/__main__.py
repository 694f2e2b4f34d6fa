"""The command line: `python -m ws --help`."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Annotated, NoReturn

import typer
import uvloop

from ws import garbage
from ws.kernel.errors import ContentError, GameError, SettingsError

cli = typer.Typer(
    no_args_is_help=True, add_completion=False, help="BaoLife's game server.", pretty_exceptions_enable=False
)
life_cli = typer.Typer(no_args_is_help=True, help="Recorded lives: seed and dated choices.")
cli.add_typer(life_cli, name="life")

DatabaseUrl = Annotated[
    str | None, typer.Option(help="sqlite:///file or mysql://user:password@host/name [BAOLIFE_DATABASE_URL]")
]


@cli.command()
def serve(
    database_url: DatabaseUrl = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on [BAOLIFE_HOST]")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on [BAOLIFE_PORT]")] = None,
    bring_up: Annotated[
        bool, typer.Option("--migrate/--no-migrate", help="Bring the schema up to date before, or refuse an old one.")
    ] = True,
) -> None:
    """Run the server until SIGTERM or Ctrl-C."""
    garbage.hold()
    from ws import migrate, serving, settings
    from ws.monitoring import logs

    chosen = settings.load(database_url=database_url, host=host, port=port)
    logs.configure(chosen.log_level, chosen.log_format)
    if bring_up:
        migrate.migrate(chosen.database_url)
    else:
        migrate.insist_on_newest(chosen.database_url)

    def ready(_: object) -> None:
        shown = "localhost" if chosen.host in ("127.0.0.1", "0.0.0.0", "::") else chosen.host  # noqa: S104  # only compared
        typer.echo(f"BaoLife is ready: http://{shown}:{chosen.port}  (Ctrl-C stops it)", err=True)

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serving.serve(chosen, ready))


@cli.command()
def migrate(
    database_url: DatabaseUrl = None,
    revision: Annotated[str, typer.Option(help="Where to go; 'head' is the newest, 'base' is empty.")] = "head",
    down: Annotated[bool, typer.Option("--down", help="Go down to the revision instead of up.")] = False,
) -> None:
    """Bring the database to the newest schema (or to another)."""
    from ws import migrate as migrating
    from ws import settings

    chosen = settings.load(database_url=database_url)
    (migrating.downgrade if down else migrating.migrate)(chosen.database_url, revision)
    typer.echo(f"The schema is at {revision}.")


@cli.command()
def content(
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Look for what never comes, is out of balance, or is badly written.")
    ] = False,
) -> None:
    """Check the content files and print how many entries there are of each kind."""
    from ws.content import loader

    if check:
        found = loader.lint()
        for finding in found:
            typer.echo(finding)
        typer.echo(f"{len(found)} findings" if found else "Nothing was found.", err=True)
        if found:
            raise typer.Exit(1)
        return
    counts = loader.load().counts()
    if as_json:
        typer.echo(json.dumps(counts))
        return
    for kind, count in counts.items():
        typer.echo(f"{count:6d}  {kind}")


@cli.command()
def schema() -> None:
    """Print the JSON Schema of every message."""
    from ws import messages_schema

    typer.echo(json.dumps(messages_schema.build(), indent=2))


@cli.command()
def bots(
    players: Annotated[int, typer.Option(min=1, max=18_000, help="How many play at once.")] = 10,
    minutes: Annotated[float, typer.Option(min=0.01, max=24 * 60, help="How long, in real minutes.")] = 1.0,
    url: Annotated[str, typer.Option(help="The server to play on.")] = "http://127.0.0.1:8001",
    pause: Annotated[float, typer.Option(min=0.0, help="Mean seconds between two requests of a bot.")] = 2.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Let bots play over the real protocol and print what they met."""
    from ws.bots import run

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        good = runner.run(run.play(url, players, minutes * 60, pause, as_json))
    if not good:
        raise typer.Exit(1)


@cli.command()
def simulate(
    lives: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many whole lives.")] = 2000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same report.")] = 1,
    report: Annotated[
        bool, typer.Option("--report/--no-report", help="Print every table, or the speed alone.")
    ] = True,
    out: Annotated[Path | None, typer.Option(help="A folder for the report, its tables as JSON, and plots.")] = None,
    processes: Annotated[int | None, typer.Option(min=1, help="How many at once; all cores when left out.")] = None,
    country: Annotated[str, typer.Option(help="Where all are born, e.g. us; anywhere when left out.")] = "",
    profile: Annotated[bool, typer.Option("--profile", help="Measure which feature takes the time.")] = False,
    events: Annotated[
        bool,
        typer.Option("--events", help="Report on events instead: how often each comes, repeats, quiet times."),
    ] = False,
) -> None:
    """Live whole lives with a plain policy and say whether they are believable."""
    from ws import settings
    from ws.content import loader
    from ws.simulation import coverage, run
    from ws.simulation import report as reporting

    done = run.simulate(run.Order(lives, seed, country, profile, events), settings.load(), processes)
    loaded = loader.load()
    if report:
        typer.echo(coverage.text_of(done, loaded) if events else reporting.text_of(done, loaded))
    typer.echo(reporting.speed_text(done.speed))
    if out is not None:
        (coverage if events else reporting).write(done, loaded, out)
        typer.echo(f"Written to {out}.", err=True)


@cli.command()
def grant(
    account_id: Annotated[int, typer.Argument(help="The account.")],
    diamonds: Annotated[int, typer.Argument(help="How many; negative takes back, never below zero.")],
    note: Annotated[str, typer.Option(help="Why; it stands in the ledger and the player reads it.")],
    database_url: DatabaseUrl = None,
) -> None:
    """Write an account a letter with diamonds. A running server hands it over within seconds."""
    from ws import operator, settings

    chosen = settings.load(database_url=database_url)
    asyncio.run(operator.grant(chosen, account_id, diamonds, note))
    typer.echo("The letter is written.")


@cli.command()
def ledger(
    check: Annotated[
        bool, typer.Option("--check", help="Prove every account; exit with 1 when the books do not add up.")
    ] = False,
    days: Annotated[int, typer.Option(min=1, max=3650, help="Of how many days to show faucets and sinks.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Show where diamonds come from and go to, or prove that all of them are accounted for."""
    from ws import accounting, migrate, settings

    chosen = settings.load(database_url=database_url)
    migrate.insist_on_newest(chosen.database_url)
    if not check:
        typer.echo(asyncio.run(accounting.flows(chosen, days, as_json)))
        return
    text, are_sound = asyncio.run(accounting.proof(chosen, as_json))
    typer.echo(text)
    if not are_sound:
        raise typer.Exit(1)


@cli.command()
def reconcile(
    store: Annotated[
        str | None, typer.Option(metavar="NAME", help="Read the books of this store only: apple, google or stripe.")
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="DAYS|DATE", help="From when on: 1 to 180 days back, or a date (2026-03-31, UTC).")
    ] = "3",
    flags: Annotated[
        bool,
        typer.Option(
            "--flags", help="Show instead which accounts are flagged and can not begin a purchase, and why."
        ),
    ] = False,
    reviewed: Annotated[
        int | None, typer.Option(metavar="ACCOUNT", help="Close instead the flags of this account: it was looked at.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Compare purchases with the stores' own books, tell accounts what was lost, report what is left; exit with 1
    when somebody has to look.

    Read it safely beside a running server, and as often as wanted: what was told before is not told twice.
    """
    from ws import migrate, reconciling, settings

    try:
        since_ms = reconciling.since_ms(since, int(time.time() * 1000))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--since") from None
    chosen = settings.load(database_url=database_url)
    migrate.insist_on_newest(chosen.database_url)
    if reviewed is not None:
        typer.echo(f"{asyncio.run(reconciling.review(chosen, reviewed))} flags were closed.")
        return
    if flags:
        typer.echo(asyncio.run(reconciling.open_flags(chosen, as_json)))
        return
    text, is_clean = asyncio.run(reconciling.reconcile(chosen, store, since_ms, as_json))
    typer.echo(text)
    if not is_clean:
        raise typer.Exit(1)


@life_cli.command()
def export(
    life_id: Annotated[int, typer.Argument(help="The life.")],
    file: Annotated[Path | None, typer.Option(help="Where to write; standard output when left out.")] = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Write a life as its seed and dated choices."""
    from ws import recorded, settings

    body = asyncio.run(recorded.export(settings.load(database_url=database_url), life_id))
    if file is None:
        sys.stdout.buffer.write(body + b"\n")
    else:
        file.write_bytes(body + b"\n")


@life_cli.command()
def replay(file: Annotated[Path, typer.Argument(help="What export wrote.", exists=True, dir_okay=False)]) -> None:
    """Live a recorded life again and compare: the same seed and choices give the same life."""
    from ws import recorded, settings

    result = recorded.replay(settings.load(), file.read_bytes())
    typer.echo(f"minute {result.minute}, {result.moments} moments, {result.choices} choices")
    typer.echo(f"recorded {result.recorded_hash}")
    typer.echo(f"replayed {result.replayed_hash}")
    if result.recorded_hash != result.replayed_hash:
        typer.echo("The replay differs: other content or other rules than when it was recorded?", err=True)
        raise typer.Exit(1)
    typer.echo("The same life.")


def main() -> NoReturn:
    """Run, with errors of settings and content told in a sentence."""
    try:
        cli()
    except (SettingsError, ContentError, GameError) as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
    sys.exit(0)


if __name__ == "__main__":
    main()
