-- AlterTable
ALTER TABLE "Qualification" ADD COLUMN "stopReason" TEXT;
