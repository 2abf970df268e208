-- AlterTable
ALTER TABLE "SentMail" ADD COLUMN "refusedAt" DATETIME;
