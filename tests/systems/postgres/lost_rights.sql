-- Article 47: the credit for pension rights lost in the country of origin.

-- Instruction 47/2, corrected where the printed table slips: 38 and 60 (month), 31 and 32 (ceiling).
CREATE TABLE lost_rights (age_years integer PRIMARY KEY, per_year numeric NOT NULL, per_month numeric NOT NULL,
                          ceiling_months integer NOT NULL);
INSERT INTO lost_rights VALUES
    (30, 0.5624, 0.0468, 0), (31, 0.5722, 0.0477, 6), (32, 0.5822, 0.0485, 12),
    (33, 0.5924, 0.0493, 18), (34, 0.6027, 0.0502, 24), (35, 0.6135, 0.0511, 30),
    (36, 0.6243, 0.0520, 36), (37, 0.6356, 0.0529, 42), (38, 0.6470, 0.0539, 48),
    (39, 0.6587, 0.0548, 54), (40, 0.6707, 0.0558, 60), (41, 0.6833, 0.0569, 66),
    (42, 0.6960, 0.0580, 72), (43, 0.7091, 0.0590, 78), (44, 0.7224, 0.0602, 84),
    (45, 0.7359, 0.0613, 90), (46, 0.7497, 0.0624, 96), (47, 0.7639, 0.0636, 102),
    (48, 0.7785, 0.0648, 108), (49, 0.7935, 0.0661, 114), (50, 0.8092, 0.0674, 120),
    (51, 0.8254, 0.0687, 126), (52, 0.8425, 0.0702, 132), (53, 0.8604, 0.0717, 138),
    (54, 0.8791, 0.0733, 132), (55, 0.8984, 0.0748, 120), (56, 0.9186, 0.0765, 108),
    (57, 0.9393, 0.0782, 96), (58, 0.9602, 0.0800, 84), (59, 0.9820, 0.0818, 72),
    (60, 1, 0.0833, 60);

CREATE FUNCTION lost_rights_at(age numeric) RETURNS lost_rights LANGUAGE plpgsql AS $$
DECLARE
    found lost_rights;
BEGIN
    SELECT * FROM lost_rights WHERE age_years = age INTO found;
    IF found.age_years IS NULL THEN
        PERFORM refuse('IV.instr47-2', 'the table has no coefficients for this age');
    END IF;
    RETURN found;
END $$;

CREATE FUNCTION lost_rights_coefficients(age_years text,
    OUT coefficient_per_year text, OUT coefficient_per_month text, OUT ceiling_months text,
    OUT refused text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    at_age lost_rights;
BEGIN
    at_age := lost_rights_at(age_of('age_years', age_years));
    coefficient_per_year := at_age.per_year;
    coefficient_per_month := at_age.per_month;
    ceiling_months := at_age.ceiling_months;
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

CREATE FUNCTION credit_conditions(lost_immediately_before text, equivalent_available text, could_keep_rights text,
    all_service_validated text, stays_to_age_limit text, left_by_death_or_loss_of_job text, payment_handed_over text,
    OUT granted boolean, OUT failed_conditions text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    failed text[];
BEGIN
    SELECT array_agg(point) FROM (VALUES -- the points of instruction 47/1
        ('i', boolean_of('lost_immediately_before', lost_immediately_before)),
        ('ii', NOT boolean_of('equivalent_available', equivalent_available)),
        ('iii', boolean_of('payment_handed_over', coalesce(payment_handed_over, 'true'))),
        ('iv', NOT boolean_of('could_keep_rights', could_keep_rights)),
        ('v', boolean_of('all_service_validated', all_service_validated)),
        ('vi', boolean_of('stays_to_age_limit', stays_to_age_limit)
               OR boolean_of('left_by_death_or_loss_of_job', coalesce(left_by_death_or_loss_of_job, 'false')))
    ) AS met (point, holds) WHERE NOT holds INTO failed;
    granted := failed IS NULL;
    failed_conditions := to_json(coalesce(failed, '{}'));
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

CREATE FUNCTION credit_for_lost_rights(birth_date text, entry_date text, lost_service text,
    OUT age text, OUT coefficient_per_year text, OUT coefficient_per_month text, OUT gross_credit text,
    OUT service_to_age_limit text, OUT half_of_missing text, OUT credit text,
    OUT refused text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    birth date;
    entry date;
    lost numeric;
    age_on_entry numeric;
    at_age lost_rights;
    gross numeric;
    possible numeric;
    half numeric;
BEGIN
    birth := date_of('birth_date', birth_date);
    entry := date_of('entry_date', entry_date);
    lost := period_of('lost_service', lost_service);
    IF entry < birth THEN
        PERFORM find_fault('entry_date', 'before birth_date');
    END IF;
    age_on_entry := span(birth, entry);
    at_age := lost_rights_at(div(age_on_entry, 360));

    -- Lost days are dropped; the parts for years and for months drop theirs separately.
    gross := floor(div(lost, 360) * at_age.per_year * 360) + floor(div(lost % 360, 30) * at_age.per_month * 360);
    possible := 65 * 360 - age_on_entry;
    half := div(greatest(35 * 360 - possible, 0), 2);
    age := period_text(age_on_entry);
    coefficient_per_year := at_age.per_year;
    coefficient_per_month := at_age.per_month;
    gross_credit := period_text(gross);
    service_to_age_limit := period_text(possible);
    half_of_missing := period_text(half);
    -- PLANTED FAULT 7: the credit is not limited to half of the missing years (47/2).
    credit := period_text(least(gross, possible, CASE WHEN NOT planted(7) THEN half END));
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

CREATE FUNCTION credit_surrender(amount_received text, credit text, lost_service text, granted_credit text,
    OUT surrender_share text, OUT surrender text, OUT refund text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    received fraction;
    days_credited numeric;
    days_lost numeric;
    days_granted numeric;
BEGIN
    received := money_of('amount_received', amount_received);
    days_credited := period_of('credit', credit);
    days_lost := period_of('lost_service', lost_service);
    days_granted := period_of('granted_credit', coalesce(granted_credit, credit));
    IF days_lost = 0 THEN
        PERFORM find_fault('lost_service', 'zero');
    ELSIF days_credited > days_lost THEN
        PERFORM find_fault('credit', 'longer than lost_service');
    ELSIF days_granted > days_credited THEN
        PERFORM find_fault('granted_credit', 'longer than credit');
    END IF;
    -- What was handed over for a credit that is not granted comes back (47/4 iii).
    surrender_share := exact(days_credited / fraction(days_lost));
    surrender := amount(received * days_credited / days_lost);
    refund := amount(received * (days_credited - days_granted) / days_lost);
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;
