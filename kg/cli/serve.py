"""``kg serve``: the graph over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli import options

Host = Annotated[str, typer.Option("--host", metavar="NAME", help="The network interface to listen on.")]
Port = Annotated[int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="The port; 0 for any that is free.")]
Write = Annotated[bool, typer.Option("--write", help="Let clients add and remove articles.")]
Timeout = Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="How long a query may run.")]
Limit = Annotated[int, typer.Option("--limit", metavar="ROWS", min=1, help="How many rows an answer may have.")]
Cors = Annotated[
    list[str] | None,
    typer.Option("--cors", metavar="ORIGIN", help="Let pages of ORIGIN ask, as https://example.org; may be repeated.", show_default=False),
]
Open = Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("serve")(serve)


def serve(
    store: options.Store = "",
    host: Host = "127.0.0.1",
    port: Port = 8000,
    write: Write = False,
    timeout: Timeout = 30.0,
    limit: Limit = 10_000,
    cors: Cors = None,
    open: Open = False,
) -> None:
    """Serve the graph over HTTP: an explorer, SPARQL at /sparql, whole graphs at /graphs.

    It serves this machine only, unless --host says otherwise, and reads only,
    unless --write does. Ctrl-C ends it.

    \b
    Examples:
      kg serve --open
      kg serve --write
      kg serve --store news.kg --port 0 --timeout 5
    """
    import webbrowser

    from kg.serve import Limits, explorer
    from kg.serve import serve as run

    location = options.store_location(store)

    def ready(address: str) -> None:
        print(f"{location} is served at {address} (Ctrl-C ends it)", flush=True)
        if open:
            webbrowser.open(address)

    limits, (routes, page) = Limits(timeout=timeout, rows=limit), explorer(location)
    run(location, host=host, port=port, writable=write, limits=limits, cors=cors or (), routes=routes, page=page, ready=ready)
