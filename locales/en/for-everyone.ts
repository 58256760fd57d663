import accounts from "./accounts";
import asking from "./asking";
import assessments from "./assessments";
import audits from "./audits";
import certificates from "./certificates";
import colleagues from "./colleagues";
import common from "./common";
import decision from "./decision";
import declarations from "./declarations";
import errors from "./errors";
import facts from "./facts";
import invitation from "./invitation";
import layout from "./layout";
import mailbox from "./mailbox";
import messages from "./messages";
import my from "./my";
import news from "./news";
import ownCode from "./own-code";
import plans from "./plans";
import signatures from "./signatures";
import tasks from "./tasks";
import validation from "./validation";
import verify from "./verify";

/** The texts of public pages and of the suppliers' pages. */
export default {
  accounts,
  asking,
  assessments,
  audits,
  certificates,
  colleagues,
  common,
  declarations,
  decision,
  errors,
  facts,
  invitation,
  layout,
  my,
  mailbox,
  messages,
  news,
  ownCode,
  plans,
  signatures,
  tasks,
  validation,
  verify,
};
