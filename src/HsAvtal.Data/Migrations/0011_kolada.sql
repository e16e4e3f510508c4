-- The run log of what is fetched from Kolada.
CREATE TABLE kolada_run (
    id uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    started_by character varying(200) NOT NULL,
    finished_at timestamp with time zone,
    state character varying(40) NOT NULL,
    reason character varying(1000),
    total integer NOT NULL,
    is_cancel_requested boolean NOT NULL,
    CONSTRAINT pk_kolada_run PRIMARY KEY (id)
);

CREATE INDEX ix_kolada_run_started_at ON kolada_run (started_at);

CREATE TABLE kolada_run_line (
    id bigint GENERATED ALWAYS AS IDENTITY,
    run_id uuid NOT NULL,
    indicator_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    changed_since date,
    received integer NOT NULL,
    added integer NOT NULL,
    changed integer NOT NULL,
    vanished integer NOT NULL,
    failure character varying(1000),
    CONSTRAINT pk_kolada_run_line PRIMARY KEY (id),
    CONSTRAINT fk_kolada_run_line_indicator_indicator_id FOREIGN KEY (indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT,
    CONSTRAINT fk_kolada_run_line_kolada_run_run_id FOREIGN KEY (run_id) REFERENCES kolada_run (id) ON DELETE RESTRICT
);

CREATE INDEX ix_kolada_run_line_run_id ON kolada_run_line (run_id);

CREATE INDEX ix_kolada_run_line_indicator_id_at ON kolada_run_line (indicator_id, at);
