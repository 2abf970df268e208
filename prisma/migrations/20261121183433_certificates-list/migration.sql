-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN "searchText" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Certificate" ADD COLUMN "slotName" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Certificate_slotName_notAfter_id_idx" ON "Certificate"("slotName", "notAfter" DESC, "id");

-- CreateIndex
CREATE INDEX "Certificate_environment_slotName_notAfter_id_idx" ON "Certificate"("environment", "slotName", "notAfter" DESC, "id");

-- CreateIndex
CREATE INDEX "Certificate_searchText_id_idx" ON "Certificate"("searchText", "id");

-- « Au lancement, tous les administrateurs ont accès » (OWF-183).
INSERT INTO "Grant" ("userId", "service")
SELECT "id", 'certificates' FROM "User" WHERE "role" = 'operatorAdmin'
ON CONFLICT DO NOTHING;
