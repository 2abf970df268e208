-- CreateTable
CREATE TABLE "Certificate" (
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
    "revokedReason" TEXT
);

-- CreateTable
CREATE TABLE "CertificateEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "certificateId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "toldAt" DATETIME
);

-- CreateTable
CREATE TABLE "CertificateSettings" (
    "version" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "alertDays" TEXT NOT NULL,
    "reminderDays" TEXT NOT NULL,
    "time" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "byLogin" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "CertificateHold" (
    "workflowId" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,
    "byLogin" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CertificateDigest" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CertificatePlace" (
    "certificateId" TEXT NOT NULL PRIMARY KEY,
    "workflowId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    CONSTRAINT "CertificatePlace_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CertificateSlot" (
    "workflowId" TEXT NOT NULL PRIMARY KEY,
    "operatorId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "currentId" TEXT,
    "nextId" TEXT,
    "noticeKind" TEXT,
    "noticeDays" INTEGER,
    "noticeAt" DATETIME,
    "handledUntil" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CertificateDigestLine" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "certificateId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "sentAt" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_fingerprint_key" ON "Certificate"("fingerprint");

-- CreateIndex
CREATE INDEX "Certificate_operatorId_notAfter_id_idx" ON "Certificate"("operatorId", "notAfter", "id");

-- CreateIndex
CREATE INDEX "Certificate_operatorId_depositedAt_id_idx" ON "Certificate"("operatorId", "depositedAt", "id");

-- CreateIndex
CREATE INDEX "Certificate_depositedAt_id_idx" ON "Certificate"("depositedAt", "id");

-- CreateIndex
CREATE INDEX "Certificate_notAfter_id_idx" ON "Certificate"("notAfter", "id");

-- CreateIndex
CREATE INDEX "CertificateEvent_toldAt_at_idx" ON "CertificateEvent"("toldAt", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CertificateEvent_certificateId_kind_key" ON "CertificateEvent"("certificateId", "kind");

-- CreateIndex
CREATE INDEX "CertificatePlace_workflowId_place_idx" ON "CertificatePlace"("workflowId", "place");

-- CreateIndex
CREATE INDEX "CertificateSlot_noticeAt_workflowId_idx" ON "CertificateSlot"("noticeAt", "workflowId");

-- CreateIndex
CREATE INDEX "CertificateSlot_operatorId_idx" ON "CertificateSlot"("operatorId");

-- CreateIndex
CREATE INDEX "CertificateDigestLine_userId_sentAt_idx" ON "CertificateDigestLine"("userId", "sentAt");

-- CreateIndex
CREATE INDEX "CertificateDigestLine_sentAt_idx" ON "CertificateDigestLine"("sentAt");
