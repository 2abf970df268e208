-- DropIndex
DROP INDEX "AuditRow_operatorId_at_idx";

-- CreateTable
CREATE TABLE "Task" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workflowId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "service" TEXT,
    "operatorId" TEXT,
    "reference" TEXT NOT NULL,
    "raisedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "listens" BOOLEAN NOT NULL,
    "toldAt" DATETIME,
    "claimedById" TEXT,
    "claimedByLogin" TEXT,
    "claimedAt" DATETIME,
    "doneByLogin" TEXT,
    "doneAt" DATETIME,
    "note" TEXT,
    "endedAt" DATETIME
);

-- CreateIndex
CREATE INDEX "Task_workflowId_idx" ON "Task"("workflowId");

-- CreateIndex
CREATE INDEX "Task_audience_endedAt_dueAt_id_idx" ON "Task"("audience", "endedAt", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_operatorId_audience_endedAt_dueAt_id_idx" ON "Task"("operatorId", "audience", "endedAt", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_claimedById_endedAt_dueAt_id_idx" ON "Task"("claimedById", "endedAt", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_closedAt_doneAt_idx" ON "Task"("closedAt", "doneAt");

-- CreateIndex
CREATE INDEX "AuditRow_at_id_idx" ON "AuditRow"("at", "id");

-- CreateIndex
CREATE INDEX "AuditRow_operatorId_at_id_idx" ON "AuditRow"("operatorId", "at", "id");

-- CreateIndex
CREATE INDEX "AuditRow_actorLogin_at_id_idx" ON "AuditRow"("actorLogin", "at", "id");

-- CreateIndex
CREATE INDEX "AuditRow_action_at_id_idx" ON "AuditRow"("action", "at", "id");

-- CreateIndex
CREATE INDEX "AuditRow_operatorId_action_at_id_idx" ON "AuditRow"("operatorId", "action", "at", "id");

-- CreateIndex
CREATE INDEX "AuditRow_subject_at_id_idx" ON "AuditRow"("subject", "at", "id");

-- The trail only grows: whoever writes to the database through the product can neither change nor remove a row.
CREATE TRIGGER "AuditRow_never_changed" BEFORE UPDATE ON "AuditRow"
BEGIN
    SELECT RAISE(ABORT, 'the trail only grows');
END;

CREATE TRIGGER "AuditRow_never_removed" BEFORE DELETE ON "AuditRow"
BEGIN
    SELECT RAISE(ABORT, 'the trail only grows');
END;
