-- CreateIndex
CREATE INDEX "Process_startedAt_workflowId_idx" ON "Process"("startedAt", "workflowId");

-- CreateIndex
CREATE INDEX "Process_state_startedAt_workflowId_idx" ON "Process"("state", "startedAt", "workflowId");

-- CreateIndex
CREATE INDEX "Process_endedBy_startedAt_idx" ON "Process"("endedBy", "startedAt");
