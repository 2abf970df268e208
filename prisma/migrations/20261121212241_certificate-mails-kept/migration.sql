-- AlterTable
ALTER TABLE "CertificatePlace" ADD COLUMN "mailedUntil" DATETIME;

-- What domain/certificate/retention says of the places that there are.
UPDATE "CertificatePlace" SET "mailedUntil" = CASE
  WHEN "place" IN ('current', 'next')
    THEN max("since", (SELECT "notAfter" FROM "Certificate" WHERE "id" = "certificateId"))
  ELSE "since"
END;

-- CreateIndex
CREATE INDEX "CertificatePlace_mailedUntil_idx" ON "CertificatePlace"("mailedUntil");
