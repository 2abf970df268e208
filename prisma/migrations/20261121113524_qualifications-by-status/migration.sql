-- CreateIndex
CREATE INDEX "Qualification_contractId_state_submittedAt_id_idx" ON "Qualification"("contractId", "state", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "Qualification_operatorId_state_submittedAt_id_idx" ON "Qualification"("operatorId", "state", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "Qualification_state_submittedAt_id_idx" ON "Qualification"("state", "submittedAt", "id");
