-- Looks by somebody who had no working reason are few, and a manager's page asks for them every day.
CREATE INDEX look_broken ON look (at) WHERE broke_glass = 1;
