import answers from "./answers";
import buyers from "./buyers";
import documents from "./documents";
import importing from "./import";
import invite from "./invite";
import members from "./members";
import navigation from "./navigation";
import requests from "./requests";
import story from "./story";
import suppliers from "./suppliers";
import tracking from "./tracking";

/** The texts only the buyer's people read. A supplier's browser never gets them. */
export default {
  answers,
  buyers,
  documents,
  importing,
  invite,
  members,
  navigation,
  requests,
  story,
  suppliers,
  tracking,
};
