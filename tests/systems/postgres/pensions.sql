-- Articles 5, 8 and 10: the retirement pension, drawn at 60, early, or after two careers.

CREATE TABLE early_ratio (age_years integer PRIMARY KEY, ratio numeric NOT NULL); -- 8.4
INSERT INTO early_ratio VALUES
    (50, 0.60), (51, 0.63), (52, 0.66), (53, 0.69), (54, 0.73),
    (55, 0.77), (56, 0.81), (57, 0.85), (58, 0.90), (59, 0.95);

CREATE FUNCTION accrual_rate() RETURNS fraction IMMUTABLE LANGUAGE sql AS 'SELECT 0.02::fraction'; -- 10.1
CREATE FUNCTION maximum_rate() RETURNS fraction IMMUTABLE LANGUAGE sql AS 'SELECT 0.70::fraction'; -- 10.2
CREATE FUNCTION minimum_rate() RETURNS fraction IMMUTABLE LANGUAGE sql AS 'SELECT 0.04::fraction'; -- 10.3

CREATE TYPE pension_facts AS (years fraction, reference_salary fraction, last_salary fraction, c1_1_salary fraction,
                              situation text, part_time_ratio fraction, service numeric);

CREATE FUNCTION pension_facts(reckonable_years text, reference_salary_per_month text, last_salary_per_month text,
    c1_1_salary_per_month text, part_time_situation text, part_time_ratio text, service text)
RETURNS pension_facts LANGUAGE sql AS $$
SELECT number_of('reckonable_years', reckonable_years),
       money_of('reference_salary_per_month', reference_salary_per_month),
       money_of('last_salary_per_month', last_salary_per_month),
       money_of('c1_1_salary_per_month', c1_1_salary_per_month),
       choice_of('part_time_situation', coalesce(part_time_situation, 'not_reduced'),
                 'only_part_time', 'full_time_before', 'not_reduced'),
       rate_of('part_time_ratio', coalesce(part_time_ratio, '1')),
       CASE WHEN service IS NOT NULL THEN period_of('service', service) END
$$;

-- Article 10, with the limits that instruction 6bis.2/1 i a reduces for part time.
CREATE FUNCTION pension_at_60(facts pension_facts,
    OUT rate fraction, OUT before_minimum fraction, OUT minimum fraction, OUT ceiling fraction, OUT pension fraction)
LANGUAGE plpgsql AS $$
DECLARE
    reduction fraction := CASE facts.situation WHEN 'only_part_time' THEN facts.part_time_ratio ELSE fraction(1) END;
BEGIN
    PERFORM refuse_short_service(facts.service);
    PERFORM refuse_below_half_time(facts.part_time_ratio);
    rate := smaller(accrual_rate() * facts.years, maximum_rate() * reduction);
    before_minimum := rate * facts.reference_salary;
    minimum := minimum_rate() * facts.years * facts.c1_1_salary;
    ceiling := reduction * facts.last_salary;
    pension := smaller(larger(before_minimum, minimum), ceiling);
END $$;

CREATE FUNCTION retirement_pension(reckonable_years text, reference_salary_per_month text, last_salary_per_month text,
    c1_1_salary_per_month text, part_time_situation text, part_time_ratio text, service text,
    OUT pension_rate text, OUT pension_before_minimum_per_month text, OUT minimum_per_month text,
    OUT ceiling_per_month text, OUT pension_per_month text, OUT refused text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    at_60 record;
BEGIN
    at_60 := pension_at_60(pension_facts(
        reckonable_years, reference_salary_per_month, last_salary_per_month, c1_1_salary_per_month,
        part_time_situation, part_time_ratio, service));
    pension_rate := exact(at_60.rate);
    pension_before_minimum_per_month := amount(at_60.before_minimum);
    minimum_per_month := amount(at_60.minimum);
    ceiling_per_month := amount(at_60.ceiling);
    pension_per_month := amount(at_60.pension);
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

-- ---- article 8 ----

CREATE FUNCTION early_ratio_at(age integer) RETURNS fraction LANGUAGE plpgsql AS $$
BEGIN
    IF age < 50 THEN
        PERFORM refuse('IV.8.4', 'no early pension below 50');
    END IF;
    RETURN coalesce((SELECT ratio FROM early_ratio WHERE age_years = age), 1)::fraction;
END $$;

CREATE FUNCTION early_retirement_ratio(age_years text,
    OUT early_retirement_ratio text, OUT refused text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
BEGIN
    early_retirement_ratio := exact(early_ratio_at(age_of('age_years', age_years)));
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

CREATE FUNCTION early_pension(reckonable_years text, reference_salary_per_month text, last_salary_per_month text,
    c1_1_salary_per_month text, part_time_situation text, part_time_ratio text, service text, age_years text,
    OUT pension_at_60_per_month text, OUT early_retirement_ratio text, OUT pension_per_month text,
    OUT refused text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    age integer;
    facts pension_facts;
    ratio fraction;
    at_60 record;
    pension fraction;
BEGIN
    age := age_of('age_years', age_years);
    facts := pension_facts(reckonable_years, reference_salary_per_month, last_salary_per_month,
                           c1_1_salary_per_month, part_time_situation, part_time_ratio, service);
    ratio := early_ratio_at(age);
    at_60 := pension_at_60(facts);
    -- PLANTED FAULT 4: the minimum of 10.3 is applied after the early reduction, not before.
    IF planted(4) THEN
        pension := ratio * smaller(at_60.before_minimum, at_60.ceiling);
        pension := smaller(larger(pension, at_60.minimum), at_60.ceiling);
    ELSE
        pension := ratio * at_60.pension;
    END IF;
    pension_at_60_per_month := amount(at_60.pension);
    early_retirement_ratio := exact(ratio);
    pension_per_month := amount(pension);
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

-- ---- article 5 ----

-- A step on the way to a pension of article 5.
CREATE FUNCTION step(value fraction) RETURNS fraction LANGUAGE plpgsql AS $$
BEGIN
    -- PLANTED FAULT 5: each step is rounded to two decimals; only the pension should be.
    RETURN CASE WHEN planted(5) THEN cents(value)::fraction ELSE value END;
END $$;

CREATE FUNCTION pension_after_reengagement(first_reckonable_years text, first_salary_per_month text,
    drawn_before_60 text, second_reckonable_years text, second_salary_per_month text,
    OUT abatement_rate text, OUT first_part_per_month text, OUT second_part_per_month text,
    OUT pension_per_month text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    first_years fraction;
    first_salary fraction;
    days_drawn numeric;
    second_years fraction;
    second_salary fraction;
    abatement fraction;
    first_part fraction;
    second_part fraction;
BEGIN
    first_years := number_of('first_reckonable_years', first_reckonable_years);
    first_salary := money_of('first_salary_per_month', first_salary_per_month);
    days_drawn := period_of('drawn_before_60', drawn_before_60);
    second_years := number_of('second_reckonable_years', second_reckonable_years);
    second_salary := money_of('second_salary_per_month', second_salary_per_month);

    -- PLANTED FAULT 3: part years of pension drawn are charged; only whole years count.
    abatement := CASE WHEN planted(3) THEN days_drawn / fraction(360) ELSE div(days_drawn, 360)::fraction END;
    abatement := smaller(0.05 * abatement, 1); -- 5.2, a whole year drawn before 60

    first_part := step((1 - abatement) * step(first_years * step(accrual_rate() * first_salary)));
    second_part := step(second_years * step(accrual_rate() * second_salary));
    abatement_rate := exact(abatement);
    first_part_per_month := amount(first_part);
    second_part_per_month := amount(second_part);
    pension_per_month := amount(smaller(first_part + second_part, step(maximum_rate() * second_salary)));
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

CREATE FUNCTION pension_after_demotion(highest_salary_per_month text, reckonable_years_until_demotion text,
    lower_periods text, c1_1_salary_per_month text, last_salary_per_month text,
    OUT reduced_reckonable_years text, OUT reckonable_years text, OUT pension_before_minimum_per_month text,
    OUT minimum_per_month text, OUT pension_per_month text,
    OUT error text, OUT message text, OUT unsupported boolean)
LANGUAGE plpgsql AS $$
DECLARE
    highest_salary fraction;
    c1_1_salary fraction;
    last_salary fraction;
    lower jsonb;
    years fraction;
    salary fraction;
    all_years fraction;
    reduced_years fraction;
    before_minimum fraction;
    minimum fraction;
BEGIN
    highest_salary := positive_money_of('highest_salary_per_month', highest_salary_per_month);
    all_years := number_of('reckonable_years_until_demotion', reckonable_years_until_demotion);
    reduced_years := all_years;
    c1_1_salary := money_of('c1_1_salary_per_month', c1_1_salary_per_month);
    last_salary := money_of('last_salary_per_month', last_salary_per_month);
    IF lower_periods IS NULL THEN
        PERFORM find_fault('lower_periods', 'missing');
    END IF;
    unsupported := NOT knows_only(lower_periods::jsonb, 'reckonable_years', 'salary_per_month');
    IF unsupported THEN
        RETURN;
    END IF;
    FOR lower IN SELECT * FROM jsonb_array_elements(lower_periods::jsonb) LOOP
        years := number_of('lower_periods.reckonable_years', lower->>'reckonable_years');
        salary := money_of('lower_periods.salary_per_month', lower->>'salary_per_month');
        IF salary > highest_salary THEN
            PERFORM find_fault('lower_periods.salary_per_month', 'above the salary of the highest classification');
        END IF;
        all_years := all_years + years;
        reduced_years := reduced_years + step(years * step(salary / highest_salary));
    END LOOP;

    before_minimum := smaller(step(reduced_years * step(accrual_rate() * highest_salary)),
                              step(maximum_rate() * highest_salary));
    -- The minimum counts every year without reduction (instruction 10.3/2).
    minimum := step(all_years * step(minimum_rate() * c1_1_salary));
    reduced_reckonable_years := exact(reduced_years);
    reckonable_years := exact(all_years);
    pension_before_minimum_per_month := amount(before_minimum);
    minimum_per_month := amount(minimum);
    pension_per_month := amount(smaller(larger(before_minimum, minimum), last_salary));
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;
