-- AlterTable
ALTER TABLE "Qualification" ADD COLUMN "notify" BOOLEAN NOT NULL DEFAULT false;

-- Those that are under way still have their upload, which knows.
UPDATE "Qualification" SET "notify" = true WHERE "id" IN (SELECT "submissionId" FROM "StagedFile" WHERE "notify" = true);
