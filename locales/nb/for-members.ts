import documents from "./documents";
import navigation from "./navigation";
import requests from "./requests";
import tracking from "./tracking";

/** The texts only the buyer's people read. A supplier's browser never gets them. */
export default { documents, navigation, requests, tracking };
