-- CreateIndex
CREATE INDEX "Process_kind_startedAt_workflowId_idx" ON "Process"("kind", "startedAt", "workflowId");

-- CreateIndex
CREATE INDEX "Process_kind_state_endedAt_idx" ON "Process"("kind", "state", "endedAt");
