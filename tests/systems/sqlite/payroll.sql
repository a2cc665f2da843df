-- The sample payroll in SQLite: its tables. Everything is a whole number, since SQLite has no exact
-- decimal; the queries beside this file compute from them.

-- The planted faults of tests/systems/payroll that stand; to mend one, delete its row.
CREATE TABLE planted (fault INTEGER PRIMARY KEY);
INSERT INTO planted VALUES (1), (2), (3), (4), (5), (6), (7);

CREATE TABLE early_ratio (age_years INTEGER PRIMARY KEY, hundredths INTEGER NOT NULL); -- 8.4
INSERT INTO early_ratio VALUES
    (50, 60), (51, 63), (52, 66), (53, 69), (54, 73), (55, 77), (56, 81), (57, 85), (58, 90), (59, 95);

-- Instruction 12.1 iii, in ten-thousandths.
CREATE TABLE coefficient_table (age_years INTEGER PRIMARY KEY, value INTEGER NOT NULL);
INSERT INTO coefficient_table VALUES
    (20, 47032), (21, 48616), (22, 50255), (23, 51949), (24, 53701), (25, 55512),
    (26, 57383), (27, 59318), (28, 61317), (29, 63380), (30, 65506), (31, 67702),
    (32, 69958), (33, 72295), (34, 74728), (35, 77285), (36, 79916), (37, 82568),
    (38, 85385), (39, 88211), (40, 91144), (41, 94136), (42, 97356), (43, 100573),
    (44, 103918), (45, 107410), (46, 111070), (47, 114740), (48, 118603), (49, 122579),
    (50, 126757), (51, 131007), (52, 135477), (53, 140068), (54, 144861), (55, 149830),
    (56, 155030), (57, 160344), (58, 166009), (59, 171914), (60, 178360), (61, 180423),
    (62, 182427), (63, 184375), (64, 186025), (65, 187657);

-- PLANTED FAULT 6: the row of age 48 is from an older table.
CREATE VIEW actuarial_coefficient AS
SELECT age_years,
       CASE WHEN age_years = 48 AND EXISTS (SELECT 1 FROM planted WHERE fault = 6) THEN 116870 ELSE value END AS value
FROM coefficient_table;

CREATE TABLE age_band (above INTEGER PRIMARY KEY, up_to INTEGER NOT NULL, per_cent INTEGER NOT NULL); -- 20.1, a year
INSERT INTO age_band VALUES (10, 20, 1), (20, 25, 2), (25, 30, 3), (30, 35, 4), (35, 1000, 5);

-- Instruction 47/2, in ten-thousandths, corrected where the printed table slips: 38 and 60 (month), 31 and 32
-- (ceiling).
CREATE TABLE lost_rights (age_years INTEGER PRIMARY KEY, per_year INTEGER NOT NULL, per_month INTEGER NOT NULL,
                          ceiling_months INTEGER NOT NULL);
INSERT INTO lost_rights VALUES
    (30, 5624, 468, 0), (31, 5722, 477, 6), (32, 5822, 485, 12), (33, 5924, 493, 18),
    (34, 6027, 502, 24), (35, 6135, 511, 30), (36, 6243, 520, 36), (37, 6356, 529, 42),
    (38, 6470, 539, 48), (39, 6587, 548, 54), (40, 6707, 558, 60), (41, 6833, 569, 66),
    (42, 6960, 580, 72), (43, 7091, 590, 78), (44, 7224, 602, 84), (45, 7359, 613, 90),
    (46, 7497, 624, 96), (47, 7639, 636, 102), (48, 7785, 648, 108), (49, 7935, 661, 114),
    (50, 8092, 674, 120), (51, 8254, 687, 126), (52, 8425, 702, 132), (53, 8604, 717, 138),
    (54, 8791, 733, 132), (55, 8984, 748, 120), (56, 9186, 765, 108), (57, 9393, 782, 96),
    (58, 9602, 800, 84), (59, 9820, 818, 72), (60, 10000, 833, 60);
