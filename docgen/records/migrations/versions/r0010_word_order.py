"""An index of the words of papers that knows whose they are and which paper is newer."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the index anew from the papers; the database goes on keeping it."""
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite()
    else:
        _on_postgresql()


def _on_sqlite() -> None:
    """Rows are numbered by day and id, the newest last. Words end at the spaces and nowhere else."""
    op.execute("DROP TRIGGER paper_index_words")
    op.execute("DROP TABLE paper_words")
    # Vietnamese syllables have at most seven letters: the beginning of any is looked up, not made
    # out of all the words that begin so.
    op.execute(
        "CREATE VIRTUAL TABLE paper_words USING fts5(owner, folded, signer_key, agency_key, "
        "content='', detail='column', tokenize='ascii', prefix='1 2 3 4 5 6')"
    )
    op.execute(
        "INSERT INTO paper_words (rowid, owner, folded, signer_key, agency_key) "
        "SELECT (CAST(replace(paper_date, '-', '') AS INTEGER) << 32) | id, 'a' || agency_id, "
        "folded, signer_key, agency_key FROM paper ORDER BY paper_date, id"
    )
    op.execute(
        "CREATE TRIGGER paper_index_words AFTER INSERT ON paper FOR EACH ROW BEGIN "
        "INSERT INTO paper_words (rowid, owner, folded, signer_key, agency_key) VALUES ("
        "(CAST(replace(NEW.paper_date, '-', '') AS INTEGER) << 32) | NEW.id, "
        "'a' || NEW.agency_id, NEW.folded, NEW.signer_key, NEW.agency_key); END"
    )


def _on_postgresql() -> None:
    """One narrow row a paper, with all its words in one list: «=» its agency, «@» of the signer,
    «#» of the issuer. Taken word by word and not parsed, so they are those of every database.
    """
    for column in ("folded", "signer_key", "agency_key"):
        op.execute(f"DROP INDEX ix_paper_words_{column}")
    op.execute(
        "CREATE TABLE paper_words (paper_id BIGINT NOT NULL CONSTRAINT pk_paper_words PRIMARY KEY, "
        "agency_id BIGINT NOT NULL, paper_date DATE NOT NULL, words TSVECTOR NOT NULL)"
    )
    op.execute(
        "CREATE FUNCTION docgen_words(paper) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$ "
        "SELECT array_to_tsvector(array_agg(left(word, 65))) FROM unnest(string_to_array("
        "'=' || $1.agency_id || ' ' || $1.folded || ' @' || replace($1.signer_key, ' ', ' @') || "
        "' #' || replace($1.agency_key, ' ', ' #'), ' ')) AS word WHERE word <> '' $$"
    )
    op.execute(
        "INSERT INTO paper_words "
        "SELECT id, agency_id, paper_date, docgen_words(paper) FROM paper ORDER BY id"
    )
    op.execute(
        "CREATE INDEX ix_paper_words_agency_id_paper_date_paper_id ON paper_words "
        "(agency_id, paper_date, paper_id)"
    )
    # Without «fastupdate» no search has to read through what was written since the last vacuum.
    op.execute(
        "CREATE INDEX ix_paper_words_words ON paper_words USING gin (words) WITH (fastupdate = off)"
    )
    op.execute(
        "CREATE FUNCTION docgen_index_words() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "INSERT INTO paper_words VALUES (NEW.id, NEW.agency_id, NEW.paper_date, docgen_words(NEW)); "
        "RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER paper_index_words AFTER INSERT ON paper "
        "FOR EACH ROW EXECUTE FUNCTION docgen_index_words()"
    )
