-- CreateTable
CREATE TABLE "Operator" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "login" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "disabledAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "operatorId" TEXT,
    "contractId" TEXT,
    CONSTRAINT "User_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "User_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "QpcContract" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Grant" (
    "userId" TEXT NOT NULL,
    "service" TEXT NOT NULL,

    PRIMARY KEY ("userId", "service"),
    CONSTRAINT "Grant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QpcContract" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "operatorId" TEXT NOT NULL,
    "identifiant" TEXT NOT NULL,
    "masterCode" TEXT NOT NULL,
    "qualificationType" TEXT NOT NULL,
    "optionActive" BOOLEAN NOT NULL,
    "dailyProfiles" INTEGER,
    "unknownAsWord" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "QpcContract_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditRow" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "actorId" TEXT,
    "actorLogin" TEXT NOT NULL,
    "operatorId" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "fromAddress" TEXT
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LoginThrottle" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "windowEnd" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "StagedFile" (
    "submissionId" TEXT NOT NULL PRIMARY KEY,
    "operatorId" TEXT NOT NULL,
    "contractId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Process" (
    "workflowId" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "operatorId" TEXT,
    "reference" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "waitingFor" TEXT,
    "waitingSince" DATETIME,
    "waitingUntil" DATETIME,
    "runId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "endedBy" TEXT
);

-- CreateTable
CREATE TABLE "Qualification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workflowId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "contractId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "format" TEXT,
    "state" TEXT NOT NULL,
    "refusal" TEXT,
    "comment" TEXT,
    "lines" INTEGER NOT NULL DEFAULT 0,
    "profiles" INTEGER NOT NULL DEFAULT 0,
    "profilesDone" INTEGER NOT NULL DEFAULT 0,
    "faultyLines" INTEGER NOT NULL DEFAULT 0,
    "submittedAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "QuotaDay" (
    "contractId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "used" INTEGER NOT NULL,

    PRIMARY KEY ("contractId", "day")
);

-- CreateTable
CREATE TABLE "QuotaReservation" (
    "workflowId" TEXT NOT NULL PRIMARY KEY,
    "contractId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "profiles" INTEGER NOT NULL,
    "releasedAt" DATETIME
);

-- CreateTable
CREATE TABLE "SentMail" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "messageId" TEXT NOT NULL,
    "sentAt" DATETIME
);

-- CreateTable
CREATE TABLE "PasswordReset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Change" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "operatorId" TEXT,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Operator_code_key" ON "Operator"("code");

-- CreateIndex
CREATE UNIQUE INDEX "User_login_key" ON "User"("login");

-- CreateIndex
CREATE UNIQUE INDEX "User_contractId_key" ON "User"("contractId");

-- CreateIndex
CREATE INDEX "User_operatorId_idx" ON "User"("operatorId");

-- CreateIndex
CREATE UNIQUE INDEX "QpcContract_identifiant_key" ON "QpcContract"("identifiant");

-- CreateIndex
CREATE INDEX "AuditRow_operatorId_at_idx" ON "AuditRow"("operatorId", "at");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "StagedFile_createdAt_idx" ON "StagedFile"("createdAt");

-- CreateIndex
CREATE INDEX "Process_endedAt_startedAt_idx" ON "Process"("endedAt", "startedAt");

-- CreateIndex
CREATE INDEX "Process_operatorId_startedAt_idx" ON "Process"("operatorId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Qualification_workflowId_key" ON "Qualification"("workflowId");

-- CreateIndex
CREATE INDEX "Qualification_contractId_submittedAt_id_idx" ON "Qualification"("contractId", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "Qualification_operatorId_submittedAt_id_idx" ON "Qualification"("operatorId", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "Qualification_submittedAt_id_idx" ON "Qualification"("submittedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PasswordReset_tokenHash_key" ON "PasswordReset"("tokenHash");

-- CreateIndex
CREATE INDEX "PasswordReset_userId_idx" ON "PasswordReset"("userId");
