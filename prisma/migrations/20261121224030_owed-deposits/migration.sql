-- CreateIndex
CREATE INDEX "CertificatePlace_owed_since_idx" ON "CertificatePlace"("owed", "since");
