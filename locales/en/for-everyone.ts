import accounts from "./accounts";
import asking from "./asking";
import common from "./common";
import errors from "./errors";
import layout from "./layout";
import signatures from "./signatures";
import tasks from "./tasks";
import validation from "./validation";

/** The texts of public pages and of the suppliers' pages. */
export default {
  accounts,
  asking,
  common,
  errors,
  layout,
  signatures,
  tasks,
  validation,
};
