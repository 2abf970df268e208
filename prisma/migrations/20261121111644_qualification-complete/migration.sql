-- AlterTable
ALTER TABLE "Qualification" ADD COLUMN "acceptedAt" DATETIME;
ALTER TABLE "Qualification" ADD COLUMN "keepUntil" DATETIME;
ALTER TABLE "Qualification" ADD COLUMN "purgedAt" DATETIME;
ALTER TABLE "Qualification" ADD COLUMN "summary" TEXT;

-- CreateTable
CREATE TABLE "SystemPause" (
    "system" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,
    "byLogin" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ProcessStop" (
    "workflowId" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,
    "byLogin" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_StagedFile" (
    "submissionId" TEXT NOT NULL PRIMARY KEY,
    "operatorId" TEXT NOT NULL,
    "contractId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "notify" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);
INSERT INTO "new_StagedFile" ("contractId", "createdAt", "fileName", "operatorId", "sizeBytes", "submissionId", "userId") SELECT "contractId", "createdAt", "fileName", "operatorId", "sizeBytes", "submissionId", "userId" FROM "StagedFile";
DROP TABLE "StagedFile";
ALTER TABLE "new_StagedFile" RENAME TO "StagedFile";
CREATE INDEX "StagedFile_createdAt_idx" ON "StagedFile"("createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Qualification_purgedAt_keepUntil_idx" ON "Qualification"("purgedAt", "keepUntil");
