/**
 * A portal's process that takes in answers until it is killed. Arguments: the database, and as JSON who answers which
 * questions of which request. Counts the answers up, one save of each after another, and says what it has acknowledged.
 */
import { connect } from "db/client.server";
import { inScope } from "~/features/accounts/scopes.server";
import { keepAnswers } from "~/features/assessments/answers.server";
import { assessmentOf, seenAs } from "~/features/assessments/assessment.server";
import { scopeOfContact } from "./people";

const [databaseUrl = "", json = "{}"] = process.argv.slice(2);
const database = connect(databaseUrl, { connections: 3 });
const { by, request, questions } = JSON.parse(json);

await Promise.all(
  (questions as string[]).map(async (question) => {
    for (;;) {
      const kept = await inScope(database, scopeOfContact(by), async (store) => {
        const assessment = await assessmentOf(store, by, request);
        const there = assessment.kept.get(question);
        const value = Number(there?.value ?? 0) + 1;
        const given = { value, comment: null, seen: seenAs(there) };
        const kept = await keepAnswers(store, by, assessment, new Map([[question, given]]), new Date());
        return "seen" in kept ? value : null;
      });
      if (kept !== null) process.stdout.write(`${JSON.stringify([question, kept])}\n`);
    }
  }),
);
