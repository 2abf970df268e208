-- AlterTable
ALTER TABLE "PasswordReset" ADD COLUMN "openedAt" DATETIME;

-- AlterTable: added one by one, because a table that others refer to is better not made anew
ALTER TABLE "User" ADD COLUMN "firstName" TEXT NOT NULL DEFAULT '';
ALTER TABLE "User" ADD COLUMN "fixedPhone" TEXT;
ALTER TABLE "User" ADD COLUMN "mobilePhone" TEXT;
ALTER TABLE "User" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "StagedAccounts" (
    "submissionId" TEXT NOT NULL PRIMARY KEY,
    "operatorId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "batch" TEXT NOT NULL,
    "fromAddress" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AccountCreation" (
    "batchId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "operatorId" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "refusal" TEXT,
    "userId" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("batchId", "place")
);

-- DropIndex
DROP INDEX "User_operatorId_idx";

-- CreateIndex
CREATE INDEX "User_operatorId_createdAt_id_idx" ON "User"("operatorId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "User_createdAt_id_idx" ON "User"("createdAt", "id");

-- CreateIndex
CREATE INDEX "StagedAccounts_createdAt_idx" ON "StagedAccounts"("createdAt");

-- CreateIndex
CREATE INDEX "AccountCreation_operatorId_at_idx" ON "AccountCreation"("operatorId", "at");

-- CreateIndex
CREATE INDEX "AccountCreation_at_idx" ON "AccountCreation"("at");
