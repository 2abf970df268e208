-- AlterTable
ALTER TABLE "SentMail" ADD COLUMN "delayedAt" DATETIME;

-- AlterTable
ALTER TABLE "CertificateDigestLine" DROP COLUMN "days";
