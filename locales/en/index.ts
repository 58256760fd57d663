import emails from "./emails";
import evidence from "./evidence";
import forEveryone from "./for-everyone";
import forMembers from "./for-members";
import minerals from "./minerals";
import privacy from "./privacy";

/** All texts. What only the server says (mails, exported files) is added right here. */
export default { ...forEveryone, ...forMembers, emails, evidence, minerals, privacy };
