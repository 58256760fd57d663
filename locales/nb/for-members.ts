import answers from "./answers";
import assessing from "./assessing";
import auditing from "./auditing";
import buyers from "./buyers";
import checks from "./checks";
import comparison from "./comparison";
import contacts from "./contacts";
import decisions from "./decisions";
import declared from "./declared";
import desk from "./desk";
import deviations from "./deviations";
import documents from "./documents";
import gaps from "./gaps";
import importing from "./import";
import imports from "./imports";
import invite from "./invite";
import log from "./log";
import members from "./members";
import navigation from "./navigation";
import questionnaires from "./questionnaires";
import register from "./register";
import reminders from "./reminders";
import requests from "./requests";
import requirements from "./requirements";
import reviews from "./reviews";
import risk from "./risk";
import story from "./story";
import suppliers from "./suppliers";
import tracking from "./tracking";
import yearlyReview from "./yearly-review";

/** The texts only the buyer's people read. A supplier's browser never gets them. */
export default {
  answers,
  auditing,
  assessing,
  buyers,
  checks,
  comparison,
  contacts,
  decisions,
  declared,
  desk,
  deviations,
  documents,
  gaps,
  importing,
  imports,
  invite,
  log,
  members,
  navigation,
  questionnaires,
  register,
  reminders,
  requests,
  requirements,
  reviews,
  risk,
  story,
  suppliers,
  tracking,
  yearlyReview,
};
