-- How many times an action's due date has been moved, kept with the action: sums over an agreement read no ledger.
ALTER TABLE planned_action ADD COLUMN times_moved integer NOT NULL DEFAULT 0;

ALTER TABLE planned_action ALTER COLUMN times_moved DROP DEFAULT;

UPDATE planned_action a SET times_moved = d.moves
FROM (SELECT action_id, count(*) AS moves FROM deferral WHERE from_due_on IS NOT NULL GROUP BY action_id) d
WHERE d.action_id = a.id;
