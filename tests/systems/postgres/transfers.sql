-- Article 12: pension rights transferred in and out.

CREATE TABLE actuarial_coefficient (age_years integer PRIMARY KEY, coefficient numeric NOT NULL); -- instruction 12.1 iii
INSERT INTO actuarial_coefficient VALUES
    (20, 4.7032), (21, 4.8616), (22, 5.0255), (23, 5.1949), (24, 5.3701),
    (25, 5.5512), (26, 5.7383), (27, 5.9318), (28, 6.1317), (29, 6.3380),
    (30, 6.5506), (31, 6.7702), (32, 6.9958), (33, 7.2295), (34, 7.4728),
    (35, 7.7285), (36, 7.9916), (37, 8.2568), (38, 8.5385), (39, 8.8211),
    (40, 9.1144), (41, 9.4136), (42, 9.7356), (43, 10.0573), (44, 10.3918),
    (45, 10.7410), (46, 11.1070), (47, 11.4740), (48, 11.8603), (49, 12.2579),
    (50, 12.6757), (51, 13.1007), (52, 13.5477), (53, 14.0068), (54, 14.4861),
    (55, 14.9830), (56, 15.5030), (57, 16.0344), (58, 16.6009), (59, 17.1914),
    (60, 17.8360), (61, 18.0423), (62, 18.2427), (63, 18.4375), (64, 18.6025),
    (65, 18.7657);

CREATE FUNCTION coefficient_at(age integer) RETURNS fraction LANGUAGE plpgsql AS $$
DECLARE
    found numeric := (SELECT coefficient FROM actuarial_coefficient WHERE age_years = age);
BEGIN
    -- PLANTED FAULT 6: the row of age 48 is from an older table.
    IF age = 48 AND planted(6) THEN
        found := 11.6870;
    END IF;
    IF found IS NULL THEN
        PERFORM refuse('IV.instr12.1.iii', 'the table has no coefficient for this age');
    END IF;
    RETURN found::fraction;
END $$;

CREATE FUNCTION actuarial_coefficient(age_years text,
    OUT coefficient text, OUT refused text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
BEGIN
    coefficient := exact(coefficient_at(age_of('age_years', age_years)));
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

CREATE FUNCTION inward_transfer(transferred_amount text, age_years text, salary_per_month text, reckonable_years text,
    OUT pension_value_per_year text, OUT reckonable_year_value text, OUT exact_years text,
    OUT transferred_reckonable_years text, OUT years_within_maximum text,
    OUT refused text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    transferred fraction;
    age integer;
    salary fraction;
    earned fraction;
    coefficient fraction;
    value_of_year fraction;
    years fraction;
    room fraction;
BEGIN
    transferred := money_of('transferred_amount', transferred_amount);
    age := age_of('age_years', age_years);
    salary := positive_money_of('salary_per_month', salary_per_month);
    earned := number_of('reckonable_years', coalesce(reckonable_years, '0'));
    coefficient := coefficient_at(age);

    value_of_year := 12 * accrual_rate() * salary;
    years := transferred / coefficient / value_of_year;
    room := larger(maximum_rate() / accrual_rate() - earned, 0);
    pension_value_per_year := amount(transferred / coefficient);
    reckonable_year_value := amount(value_of_year);
    exact_years := exact(years);
    transferred_reckonable_years := exact(smaller(months_counted(360 * years) / fraction(12), room));
    years_within_maximum := exact(smaller(years, room));
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

CREATE FUNCTION outward_transfer(pension_per_month text, age_years text, entitled_to_pension text, transfer_agreement text,
    OUT pension_per_year text, OUT coefficient text, OUT actuarial_equivalent text,
    OUT refused text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    pension fraction;
    age integer;
    entitled boolean;
    agreement boolean;
    factor fraction;
BEGIN
    pension := 12 * money_of('pension_per_month', pension_per_month);
    age := age_of('age_years', age_years);
    entitled := boolean_of('entitled_to_pension', coalesce(entitled_to_pension, 'true'));
    agreement := boolean_of('transfer_agreement', coalesce(transfer_agreement, 'true'));
    factor := coefficient_at(age);
    IF NOT agreement THEN
        PERFORM refuse('IV.instr12.2.i', 'no agreement with the new employer');
    ELSIF NOT entitled THEN
        PERFORM refuse('IV.12.2', 'no right to a pension: leaving allowance instead');
    END IF;
    pension_per_year := amount(pension);
    coefficient := exact(factor);
    actuarial_equivalent := amount(pension * factor);
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;
