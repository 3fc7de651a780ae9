// The page that contains its data.

import { byId } from "./format.js";
import { ProfilePage } from "./page.js";

new ProfilePage().show(JSON.parse(byId("profile").textContent));
