-- AlterTable
ALTER TABLE "CertificateDigestLine" ADD COLUMN "day" TEXT;
ALTER TABLE "CertificateDigestLine" ADD COLUMN "days" INTEGER;

-- AlterTable
ALTER TABLE "CertificatePlace" ADD COLUMN "owed" TEXT;

-- CreateIndex
CREATE INDEX "Certificate_operatorId_service_environment_idx" ON "Certificate"("operatorId", "service", "environment");

-- CreateIndex
CREATE INDEX "Process_kind_endedAt_startedAt_workflowId_idx" ON "Process"("kind", "endedAt", "startedAt", "workflowId");

-- CreateIndex
CREATE INDEX "Process_endedAt_waitingFor_kind_state_idx" ON "Process"("endedAt", "waitingFor", "kind", "state");
