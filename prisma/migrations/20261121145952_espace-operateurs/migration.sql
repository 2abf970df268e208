-- CreateTable
CREATE TABLE "ServiceAddress" (
    "service" TEXT NOT NULL PRIMARY KEY,
    "url" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Publication" (
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
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Favourite" (
    "userId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "service")
);

-- CreateTable
CREATE TABLE "PublicationRead" (
    "userId" TEXT NOT NULL,
    "publicationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "publicationId"),
    CONSTRAINT "PublicationRead_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Publication_state_kind_publishFrom_id_idx" ON "Publication"("state", "kind", "publishFrom", "id");

-- CreateIndex
CREATE INDEX "Publication_createdAt_id_idx" ON "Publication"("createdAt", "id");

-- CreateIndex
CREATE INDEX "PublicationRead_publicationId_idx" ON "PublicationRead"("publicationId");
