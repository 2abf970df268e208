-- AlterTable
ALTER TABLE "Session" ADD COLUMN "awaits" TEXT;
ALTER TABLE "Session" ADD COLUMN "viewOperatorId" TEXT;
ALTER TABLE "Session" ADD COLUMN "viewUntil" DATETIME;

-- CreateTable
CREATE TABLE "QuotaException" (
    "contractId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "profiles" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "byLogin" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("contractId", "day"),
    CONSTRAINT "QuotaException_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "QpcContract" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SecondFactor" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "secret" TEXT NOT NULL,
    "confirmedAt" DATETIME,
    "lastStep" INTEGER NOT NULL,
    CONSTRAINT "SecondFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "codeHash" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FirstLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "usedAt" DATETIME
);

-- CreateIndex
CREATE INDEX "RecoveryCode_userId_idx" ON "RecoveryCode"("userId");

-- CreateIndex
CREATE INDEX "Session_viewUntil_idx" ON "Session"("viewUntil");
