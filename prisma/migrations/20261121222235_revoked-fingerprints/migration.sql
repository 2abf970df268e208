-- DropIndex
DROP INDEX "Certificate_fingerprint_key";

-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN "standingFingerprint" TEXT;

-- Of those that there are; NULL stands beside NULL.
UPDATE "Certificate" SET "standingFingerprint" = "fingerprint" WHERE "revokedAt" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_standingFingerprint_key" ON "Certificate"("standingFingerprint");
