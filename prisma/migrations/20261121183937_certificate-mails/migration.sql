-- AlterTable
ALTER TABLE "CertificateDigestLine" ADD COLUMN "day" TEXT;
ALTER TABLE "CertificateDigestLine" ADD COLUMN "days" INTEGER;

-- AlterTable
ALTER TABLE "CertificatePlace" ADD COLUMN "owed" TEXT;

-- CreateIndex
CREATE INDEX "Certificate_operatorId_service_environment_idx" ON "Certificate"("operatorId", "service", "environment");
