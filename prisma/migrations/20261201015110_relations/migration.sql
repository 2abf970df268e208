-- Rows whose operator, contract or person is missing, as the restore of an older backup can leave them, would make these
-- tables impossible to rebuild. What people may still ask for keeps its row and gets a stand-in for the missing one: an
-- operator « Opérateur inconnu », a contract without the option, a disabled person. What nobody can reach without the
-- missing row is removed. Decision 118.
INSERT INTO "Operator" ("id", "code", "name")
SELECT "operatorId", 'inconnu-' || lower("operatorId"), 'Opérateur inconnu' FROM (
    SELECT "operatorId" FROM "StagedAccounts"
    UNION SELECT "operatorId" FROM "AccountCreation"
    UNION SELECT "operatorId" FROM "StagedFile"
    UNION SELECT "operatorId" FROM "Qualification"
    UNION SELECT "operatorId" FROM "Certificate"
    UNION SELECT "operatorId" FROM "CertificateSlot"
    UNION SELECT "operatorId" FROM "Publication" WHERE "operatorId" IS NOT NULL
) WHERE "operatorId" NOT IN (SELECT "id" FROM "Operator");
INSERT INTO "QpcContract" ("id", "operatorId", "identifiant", "masterCode", "qualificationType", "optionActive")
SELECT "contractId", min("operatorId"), 'inconnu-' || "contractId", '', 'nonAliase', false FROM (
    SELECT "contractId", "operatorId" FROM "StagedFile"
    UNION SELECT "contractId", "operatorId" FROM "Qualification"
) WHERE "contractId" NOT IN (SELECT "id" FROM "QpcContract") GROUP BY "contractId";
-- Certificates are deposited by the wholesaler's people, who have no operator.
INSERT INTO "User" ("id", "login", "role", "name", "email", "passwordHash", "disabledAt", "createdAt", "operatorId")
SELECT "userId", 'inconnu-' || "userId", CASE WHEN min("operatorId") IS NULL THEN 'backOffice' ELSE 'operatorUser' END,
    'Personne inconnue', '', '', strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'),
    strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), min("operatorId") FROM (
    SELECT "userId", "operatorId" FROM "StagedAccounts"
    UNION SELECT "userId", "operatorId" FROM "StagedFile"
    UNION SELECT "userId", "operatorId" FROM "Qualification"
    UNION SELECT "depositedById", NULL FROM "Certificate"
) WHERE "userId" NOT IN (SELECT "id" FROM "User") GROUP BY "userId";
UPDATE "AccountCreation" SET "userId" = NULL WHERE "userId" NOT IN (SELECT "id" FROM "User");
UPDATE "Session" SET "viewOperatorId" = NULL, "viewUntil" = NULL WHERE "viewOperatorId" NOT IN (SELECT "id" FROM "Operator");
UPDATE "CertificateSlot" SET "currentId" = NULL WHERE "currentId" NOT IN (SELECT "id" FROM "Certificate");
UPDATE "CertificateSlot" SET "nextId" = NULL WHERE "nextId" NOT IN (SELECT "id" FROM "Certificate");
DELETE FROM "QuotaReservation" WHERE "contractId" NOT IN (SELECT "id" FROM "QpcContract");
DELETE FROM "QuotaDay" WHERE "contractId" NOT IN (SELECT "id" FROM "QpcContract");
DELETE FROM "CertificateEvent" WHERE "certificateId" NOT IN (SELECT "id" FROM "Certificate");
DELETE FROM "CertificateHold" WHERE "workflowId" NOT IN (SELECT "workflowId" FROM "CertificateSlot");
DELETE FROM "CertificateDigestLine"
    WHERE "certificateId" NOT IN (SELECT "id" FROM "Certificate") OR "userId" NOT IN (SELECT "id" FROM "User");
DELETE FROM "CertificateDigest" WHERE "userId" NOT IN (SELECT "id" FROM "User");
DELETE FROM "Favourite" WHERE "userId" NOT IN (SELECT "id" FROM "User");
DELETE FROM "PublicationRead" WHERE "userId" NOT IN (SELECT "id" FROM "User");
DELETE FROM "PasswordReset" WHERE "userId" NOT IN (SELECT "id" FROM "User");

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_AccountCreation" (
    "batchId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "operatorId" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "refusal" TEXT,
    "userId" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("batchId", "place"),
    CONSTRAINT "AccountCreation_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AccountCreation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_AccountCreation" ("at", "batchId", "login", "operatorId", "place", "refusal", "state", "userId") SELECT "at", "batchId", "login", "operatorId", "place", "refusal", "state", "userId" FROM "AccountCreation";
DROP TABLE "AccountCreation";
ALTER TABLE "new_AccountCreation" RENAME TO "AccountCreation";
CREATE INDEX "AccountCreation_operatorId_at_idx" ON "AccountCreation"("operatorId", "at");
CREATE INDEX "AccountCreation_at_idx" ON "AccountCreation"("at");
CREATE TABLE "new_Certificate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "operatorId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "siren" TEXT,
    "serialNumber" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "standingFingerprint" TEXT,
    "notBefore" DATETIME NOT NULL,
    "notAfter" DATETIME NOT NULL,
    "keyAlgorithm" TEXT NOT NULL,
    "keyBits" INTEGER,
    "signatureAlgorithm" TEXT NOT NULL,
    "chain" INTEGER NOT NULL,
    "depositedAt" DATETIME NOT NULL,
    "depositedById" TEXT NOT NULL,
    "downloadedAt" DATETIME,
    "revokedAt" DATETIME,
    "revokedReason" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "slotName" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Certificate_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Certificate_depositedById_fkey" FOREIGN KEY ("depositedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Certificate" ("chain", "depositedAt", "depositedById", "downloadedAt", "environment", "fileName", "fingerprint", "format", "id", "issuer", "keyAlgorithm", "keyBits", "label", "notAfter", "notBefore", "operatorId", "revokedAt", "revokedReason", "searchText", "serialNumber", "service", "signatureAlgorithm", "siren", "sizeBytes", "slotName", "standingFingerprint", "subject") SELECT "chain", "depositedAt", "depositedById", "downloadedAt", "environment", "fileName", "fingerprint", "format", "id", "issuer", "keyAlgorithm", "keyBits", "label", "notAfter", "notBefore", "operatorId", "revokedAt", "revokedReason", "searchText", "serialNumber", "service", "signatureAlgorithm", "siren", "sizeBytes", "slotName", "standingFingerprint", "subject" FROM "Certificate";
DROP TABLE "Certificate";
ALTER TABLE "new_Certificate" RENAME TO "Certificate";
CREATE UNIQUE INDEX "Certificate_standingFingerprint_key" ON "Certificate"("standingFingerprint");
CREATE INDEX "Certificate_operatorId_service_environment_idx" ON "Certificate"("operatorId", "service", "environment");
CREATE INDEX "Certificate_operatorId_notAfter_id_idx" ON "Certificate"("operatorId", "notAfter", "id");
CREATE INDEX "Certificate_operatorId_depositedAt_id_idx" ON "Certificate"("operatorId", "depositedAt", "id");
CREATE INDEX "Certificate_depositedAt_id_idx" ON "Certificate"("depositedAt", "id");
CREATE INDEX "Certificate_notAfter_id_idx" ON "Certificate"("notAfter", "id");
CREATE INDEX "Certificate_slotName_notAfter_id_idx" ON "Certificate"("slotName", "notAfter" DESC, "id");
CREATE INDEX "Certificate_environment_slotName_notAfter_id_idx" ON "Certificate"("environment", "slotName", "notAfter" DESC, "id");
CREATE INDEX "Certificate_searchText_id_idx" ON "Certificate"("searchText", "id");
CREATE TABLE "new_CertificateDigest" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    CONSTRAINT "CertificateDigest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_CertificateDigest" ("at", "userId") SELECT "at", "userId" FROM "CertificateDigest";
DROP TABLE "CertificateDigest";
ALTER TABLE "new_CertificateDigest" RENAME TO "CertificateDigest";
CREATE TABLE "new_CertificateDigestLine" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "certificateId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "day" TEXT,
    "sentAt" DATETIME,
    CONSTRAINT "CertificateDigestLine_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CertificateDigestLine_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_CertificateDigestLine" ("at", "certificateId", "day", "key", "kind", "sentAt", "userId") SELECT "at", "certificateId", "day", "key", "kind", "sentAt", "userId" FROM "CertificateDigestLine";
DROP TABLE "CertificateDigestLine";
ALTER TABLE "new_CertificateDigestLine" RENAME TO "CertificateDigestLine";
CREATE INDEX "CertificateDigestLine_userId_sentAt_idx" ON "CertificateDigestLine"("userId", "sentAt");
CREATE INDEX "CertificateDigestLine_sentAt_idx" ON "CertificateDigestLine"("sentAt");
CREATE TABLE "new_CertificateEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "certificateId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "toldAt" DATETIME,
    CONSTRAINT "CertificateEvent_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_CertificateEvent" ("at", "certificateId", "id", "kind", "toldAt") SELECT "at", "certificateId", "id", "kind", "toldAt" FROM "CertificateEvent";
DROP TABLE "CertificateEvent";
ALTER TABLE "new_CertificateEvent" RENAME TO "CertificateEvent";
CREATE INDEX "CertificateEvent_toldAt_at_idx" ON "CertificateEvent"("toldAt", "at");
CREATE UNIQUE INDEX "CertificateEvent_certificateId_kind_key" ON "CertificateEvent"("certificateId", "kind");
CREATE TABLE "new_CertificateHold" (
    "workflowId" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,
    "byLogin" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "CertificateHold_workflowId_fkey" FOREIGN KEY ("workflowId") REFERENCES "CertificateSlot" ("workflowId") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_CertificateHold" ("at", "byLogin", "reason", "workflowId") SELECT "at", "byLogin", "reason", "workflowId" FROM "CertificateHold";
DROP TABLE "CertificateHold";
ALTER TABLE "new_CertificateHold" RENAME TO "CertificateHold";
CREATE TABLE "new_CertificateSlot" (
    "workflowId" TEXT NOT NULL PRIMARY KEY,
    "operatorId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "currentId" TEXT,
    "nextId" TEXT,
    "noticeKind" TEXT,
    "noticeDays" INTEGER,
    "noticeAt" DATETIME,
    "handledUntil" DATETIME NOT NULL,
    CONSTRAINT "CertificateSlot_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CertificateSlot_currentId_fkey" FOREIGN KEY ("currentId") REFERENCES "Certificate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CertificateSlot_nextId_fkey" FOREIGN KEY ("nextId") REFERENCES "Certificate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_CertificateSlot" ("currentId", "environment", "handledUntil", "nextId", "noticeAt", "noticeDays", "noticeKind", "operatorId", "service", "workflowId") SELECT "currentId", "environment", "handledUntil", "nextId", "noticeAt", "noticeDays", "noticeKind", "operatorId", "service", "workflowId" FROM "CertificateSlot";
DROP TABLE "CertificateSlot";
ALTER TABLE "new_CertificateSlot" RENAME TO "CertificateSlot";
CREATE INDEX "CertificateSlot_noticeAt_workflowId_idx" ON "CertificateSlot"("noticeAt", "workflowId");
CREATE INDEX "CertificateSlot_operatorId_idx" ON "CertificateSlot"("operatorId");
CREATE TABLE "new_Favourite" (
    "userId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "service"),
    CONSTRAINT "Favourite_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Favourite" ("at", "service", "userId") SELECT "at", "service", "userId" FROM "Favourite";
DROP TABLE "Favourite";
ALTER TABLE "new_Favourite" RENAME TO "Favourite";
CREATE TABLE "new_PasswordReset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "openedAt" DATETIME,
    "usedAt" DATETIME,
    CONSTRAINT "PasswordReset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_PasswordReset" ("expiresAt", "id", "openedAt", "tokenHash", "usedAt", "userId") SELECT "expiresAt", "id", "openedAt", "tokenHash", "usedAt", "userId" FROM "PasswordReset";
DROP TABLE "PasswordReset";
ALTER TABLE "new_PasswordReset" RENAME TO "PasswordReset";
CREATE UNIQUE INDEX "PasswordReset_tokenHash_key" ON "PasswordReset"("tokenHash");
CREATE INDEX "PasswordReset_userId_idx" ON "PasswordReset"("userId");
CREATE TABLE "new_Publication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "titleFr" TEXT NOT NULL,
    "bodyFr" TEXT NOT NULL,
    "titleEn" TEXT,
    "bodyEn" TEXT,
    "service" TEXT,
    "operatorId" TEXT,
    "link" TEXT,
    "publishFrom" DATETIME,
    "publishUntil" DATETIME,
    "windowFrom" DATETIME,
    "windowUntil" DATETIME,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Publication_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Publication" ("bodyEn", "bodyFr", "createdAt", "id", "kind", "link", "operatorId", "publishFrom", "publishUntil", "revision", "service", "state", "titleEn", "titleFr", "windowFrom", "windowUntil") SELECT "bodyEn", "bodyFr", "createdAt", "id", "kind", "link", "operatorId", "publishFrom", "publishUntil", "revision", "service", "state", "titleEn", "titleFr", "windowFrom", "windowUntil" FROM "Publication";
DROP TABLE "Publication";
ALTER TABLE "new_Publication" RENAME TO "Publication";
CREATE INDEX "Publication_state_kind_publishFrom_id_idx" ON "Publication"("state", "kind", "publishFrom", "id");
CREATE INDEX "Publication_createdAt_id_idx" ON "Publication"("createdAt", "id");
CREATE TABLE "new_PublicationRead" (
    "userId" TEXT NOT NULL,
    "publicationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "publicationId"),
    CONSTRAINT "PublicationRead_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PublicationRead_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_PublicationRead" ("at", "publicationId", "userId") SELECT "at", "publicationId", "userId" FROM "PublicationRead";
DROP TABLE "PublicationRead";
ALTER TABLE "new_PublicationRead" RENAME TO "PublicationRead";
CREATE INDEX "PublicationRead_publicationId_idx" ON "PublicationRead"("publicationId");
CREATE TABLE "new_Qualification" (
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
    "stopReason" TEXT,
    "lines" INTEGER NOT NULL DEFAULT 0,
    "profiles" INTEGER NOT NULL DEFAULT 0,
    "profilesDone" INTEGER NOT NULL DEFAULT 0,
    "faultyLines" INTEGER NOT NULL DEFAULT 0,
    "notify" BOOLEAN NOT NULL DEFAULT false,
    "submittedAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "endedAt" DATETIME,
    "summary" TEXT,
    "keepUntil" DATETIME,
    "purgedAt" DATETIME,
    CONSTRAINT "Qualification_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Qualification_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "QpcContract" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Qualification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Qualification" ("acceptedAt", "comment", "contractId", "endedAt", "faultyLines", "fileName", "format", "id", "keepUntil", "lines", "notify", "operatorId", "profiles", "profilesDone", "purgedAt", "refusal", "state", "stopReason", "submittedAt", "summary", "userId", "workflowId") SELECT "acceptedAt", "comment", "contractId", "endedAt", "faultyLines", "fileName", "format", "id", "keepUntil", "lines", "notify", "operatorId", "profiles", "profilesDone", "purgedAt", "refusal", "state", "stopReason", "submittedAt", "summary", "userId", "workflowId" FROM "Qualification";
DROP TABLE "Qualification";
ALTER TABLE "new_Qualification" RENAME TO "Qualification";
CREATE UNIQUE INDEX "Qualification_workflowId_key" ON "Qualification"("workflowId");
CREATE INDEX "Qualification_contractId_submittedAt_id_idx" ON "Qualification"("contractId", "submittedAt", "id");
CREATE INDEX "Qualification_operatorId_submittedAt_id_idx" ON "Qualification"("operatorId", "submittedAt", "id");
CREATE INDEX "Qualification_submittedAt_id_idx" ON "Qualification"("submittedAt", "id");
CREATE INDEX "Qualification_contractId_state_submittedAt_id_idx" ON "Qualification"("contractId", "state", "submittedAt", "id");
CREATE INDEX "Qualification_operatorId_state_submittedAt_id_idx" ON "Qualification"("operatorId", "state", "submittedAt", "id");
CREATE INDEX "Qualification_state_submittedAt_id_idx" ON "Qualification"("state", "submittedAt", "id");
CREATE INDEX "Qualification_purgedAt_keepUntil_idx" ON "Qualification"("purgedAt", "keepUntil");
CREATE TABLE "new_QuotaDay" (
    "contractId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "used" INTEGER NOT NULL,

    PRIMARY KEY ("contractId", "day"),
    CONSTRAINT "QuotaDay_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "QpcContract" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_QuotaDay" ("contractId", "day", "used") SELECT "contractId", "day", "used" FROM "QuotaDay";
DROP TABLE "QuotaDay";
ALTER TABLE "new_QuotaDay" RENAME TO "QuotaDay";
CREATE TABLE "new_QuotaReservation" (
    "workflowId" TEXT NOT NULL PRIMARY KEY,
    "contractId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "profiles" INTEGER NOT NULL,
    "releasedAt" DATETIME,
    CONSTRAINT "QuotaReservation_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "QpcContract" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_QuotaReservation" ("contractId", "day", "profiles", "releasedAt", "workflowId") SELECT "contractId", "day", "profiles", "releasedAt", "workflowId" FROM "QuotaReservation";
DROP TABLE "QuotaReservation";
ALTER TABLE "new_QuotaReservation" RENAME TO "QuotaReservation";
CREATE TABLE "new_Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "awaits" TEXT,
    "viewOperatorId" TEXT,
    "viewUntil" DATETIME,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Session_viewOperatorId_fkey" FOREIGN KEY ("viewOperatorId") REFERENCES "Operator" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Session" ("awaits", "createdAt", "expiresAt", "id", "revokedAt", "userId", "viewOperatorId", "viewUntil") SELECT "awaits", "createdAt", "expiresAt", "id", "revokedAt", "userId", "viewOperatorId", "viewUntil" FROM "Session";
DROP TABLE "Session";
ALTER TABLE "new_Session" RENAME TO "Session";
CREATE INDEX "Session_userId_idx" ON "Session"("userId");
CREATE INDEX "Session_viewUntil_idx" ON "Session"("viewUntil");
CREATE TABLE "new_StagedAccounts" (
    "submissionId" TEXT NOT NULL PRIMARY KEY,
    "operatorId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "batch" TEXT NOT NULL,
    "fromAddress" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "StagedAccounts_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StagedAccounts_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_StagedAccounts" ("batch", "createdAt", "fromAddress", "operatorId", "submissionId", "userId") SELECT "batch", "createdAt", "fromAddress", "operatorId", "submissionId", "userId" FROM "StagedAccounts";
DROP TABLE "StagedAccounts";
ALTER TABLE "new_StagedAccounts" RENAME TO "StagedAccounts";
CREATE INDEX "StagedAccounts_createdAt_idx" ON "StagedAccounts"("createdAt");
CREATE TABLE "new_StagedFile" (
    "submissionId" TEXT NOT NULL PRIMARY KEY,
    "operatorId" TEXT NOT NULL,
    "contractId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "notify" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "StagedFile_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StagedFile_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "QpcContract" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StagedFile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_StagedFile" ("contractId", "createdAt", "fileName", "notify", "operatorId", "sizeBytes", "submissionId", "userId") SELECT "contractId", "createdAt", "fileName", "notify", "operatorId", "sizeBytes", "submissionId", "userId" FROM "StagedFile";
DROP TABLE "StagedFile";
ALTER TABLE "new_StagedFile" RENAME TO "StagedFile";
CREATE INDEX "StagedFile_createdAt_idx" ON "StagedFile"("createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
