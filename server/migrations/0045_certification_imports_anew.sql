-- Previews of before were made by other rules, and one person could confirm them: they are uploaded anew.
UPDATE "certification_imports" SET "state" = 'failed', "failure" = '导入规则已更新，请重新上传', "rows" = NULL
WHERE "state" = 'preview';
