-- The policies ask "board_id = ANY (the boards in sight)", and PostgreSQL takes any such array for ten of all the country's boards,
-- where it holds all those of an agreement: tens of rows were expected where there are thousands. A small number of different
-- boards makes up for it (PostgreSQL's documentation, "ALTER TABLE", n_distinct); it counts from the next ANALYZE.
ALTER TABLE action_plan ALTER COLUMN board_id SET (n_distinct = 10);
ALTER TABLE audited_board ALTER COLUMN board_id SET (n_distinct = 10);
ALTER TABLE board_decision ALTER COLUMN board_id SET (n_distinct = 10);
ALTER TABLE board_meeting ALTER COLUMN board_id SET (n_distinct = 10);
ALTER TABLE follow_up_plan ALTER COLUMN board_id SET (n_distinct = 10);
ALTER TABLE recommendation_addressee ALTER COLUMN board_id SET (n_distinct = 10);
ANALYZE action_plan, audited_board, board_decision, board_meeting, follow_up_plan, recommendation_addressee;
